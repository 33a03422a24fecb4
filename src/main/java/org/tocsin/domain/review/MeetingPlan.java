package org.tocsin.domain.review;

import java.time.Duration;
import java.util.List;

/** How a post-mortem meeting is prepared, held and followed up (M-4, document 003). */
public final class MeetingPlan {
    private MeetingPlan() {}

    /**
     * @param id kept for ever
     */
    public record Step(String id, String text) {}

    /**
     * @param section where its notes belong
     */
    public record Item(String id, String title, Duration length, Section section) {}

    /** Meeting Preparation (48 hours post-resolution). */
    public static final List<Step> PREPARATION =
            List.of(
                    new Step("gather", "Gather all incident documentation and timelines"),
                    new Step("timeline", "Prepare detailed timeline of events and decisions"),
                    new Step("feedback", "Collect feedback from all involved team members"),
                    new Step("gaps", "Identify process gaps and improvement opportunities"),
                    new Step("agenda", "Prepare agenda focusing on prevention and improvement"));

    /** Meeting Execution (60-90 minutes). */
    public static final List<Item> AGENDA =
            List.of(
                    new Item(
                            "review",
                            "Review incident timeline and key decisions",
                            Duration.ofMinutes(20),
                            Section.MEETING_NOTES),
                    new Item(
                            "discuss",
                            "Discuss what went well and what could be improved",
                            Duration.ofMinutes(30),
                            Section.WENT_WELL),
                    new Item(
                            "causes",
                            "Identify root causes beyond immediate technical issues",
                            Duration.ofMinutes(20),
                            Section.PRIMARY_CAUSE),
                    new Item(
                            "actions",
                            "Plan specific improvement actions with owners and timelines",
                            Duration.ofMinutes(20),
                            Section.PROCESS_UPDATES));

    /** Follow-up Actions. */
    public static final List<Step> FOLLOW_UP =
            List.of(
                    new Step(
                            "commitments",
                            "Document all improvement commitments with owners and timelines"),
                    new Step(
                            "procedures",
                            "Update procedures and documentation based on lessons learned"),
                    new Step(
                            "improvements", "Implement technical improvements and process changes"),
                    new Step("share", "Share lessons learned with broader team and organization"),
                    new Step(
                            "follow-up",
                            "Schedule periodic review of improvement implementation effectiveness"));
}
