package org.tocsin.ui.reviews;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.tocsin.domain.notice.Moments;
import org.tocsin.domain.review.Content;
import org.tocsin.domain.review.Proposals;
import org.tocsin.domain.review.Section;

/** Who was affected, for how long and what it cost (000, Impact Assessment). */
final class ImpactSection {
    private final FormViewModel form;
    private final SectionModel model;
    private final TextField users = field("impact-users", "Users affected", "such as 1200");
    private final TextField revenue = field("impact-revenue", "Revenue lost", "such as 50000.00");
    private final TextField minutes = field("impact-minutes", "Duration in minutes", "minutes");
    private final GrowingArea teams = area("impact-teams", "Business teams affected", 2);
    private final GrowingArea decisions = area("impact-decisions", "Decisions affected", 2);
    private final GrowingArea experience = area("impact-experience", "Experience of users", 2);
    private final Label fault = Parts.words("", "review-fault");
    private final Label proposed = Parts.words("", "review-caption");
    private boolean showing;

    private ImpactSection(FormViewModel form) {
        this.form = form;
        this.model = form.section(Section.IMPACT);
        fault.setId("impact-fault");
        Parts.show(fault, false);
        model.draft().subscribe(_ -> show());
        form.facts().subscribe(_ -> propose());
        for (var field : new TextField[] {users, revenue, minutes}) {
            field.textProperty().addListener((_, _, _) -> write());
        }
        for (var area : new GrowingArea[] {teams, decisions, experience}) {
            area.textProperty().addListener((_, _, _) -> write());
        }
    }

    static Node of(FormViewModel form) {
        var section = new ImpactSection(form);
        var figures =
                new HBox(
                        Parts.wide(Parts.labelled("Users affected", section.users)),
                        Parts.wide(Parts.labelled("Revenue lost", section.revenue)),
                        Parts.wide(Parts.labelled("Minutes", section.minutes)));
        figures.getStyleClass().add("review-fields");
        var body =
                Parts.column(
                        "review-fields-column",
                        section.proposed,
                        figures,
                        section.fault,
                        Parts.labelled("Business teams affected", section.teams),
                        Parts.labelled("Decisions delayed or affected", section.decisions),
                        Parts.labelled("Experience of users, and the rest", section.experience));
        return new SectionBlock(
                form,
                Section.IMPACT,
                body,
                Parts.button("Take the proposed numbers", "impact-propose", form::proposeImpact));
    }

    private static TextField field(String id, String name, String prompt) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(name);
        return field;
    }

    private static GrowingArea area(String id, String name, int lines) {
        var area = new GrowingArea(lines);
        area.setId(id);
        area.setAccessibleText(name);
        return area;
    }

    private void propose() {
        var figures = Proposals.harm(form.seen().incident(), form.now()).figures();
        var text = new StringBuilder("The log says: ");
        text.append(Moments.length(Duration.ofMinutes(figures.minutes().orElse(0))));
        figures.users().ifPresent(count -> text.append(", %,d users".formatted(count)));
        figures.revenue().ifPresent(lost -> text.append(", %,.2f lost".formatted(lost)));
        if (figures.users().isEmpty() && figures.revenue().isEmpty()) {
            text.append("; no impact was declared");
        }
        proposed.setText(text.append('.').toString());
    }

    private void show() {
        if (!(model.draft().get() instanceof Content.Harm harm) || harm.equals(said())) {
            return;
        }
        showing = true;
        var figures = harm.figures();
        put(users, figures.users().isPresent() ? "" + figures.users().getAsLong() : "");
        put(revenue, figures.revenue().map(BigDecimal::toPlainString).orElse(""));
        put(minutes, figures.minutes().isPresent() ? "" + figures.minutes().getAsLong() : "");
        teams.put(harm.teams());
        decisions.put(harm.decisions());
        experience.put(harm.experience());
        showing = false;
    }

    private static void put(TextField field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private void write() {
        if (showing) {
            return;
        }
        var wrong = wrong();
        fault.setText(wrong.orElse(""));
        Parts.show(fault, wrong.isPresent());
        model.write(said());
    }

    private Optional<String> wrong() {
        for (var field : new TextField[] {users, minutes}) {
            if (!field.getText().isBlank() && whole(field).isEmpty()) {
                return Optional.of(
                        "\"%s\" is no whole number; it is not saved".formatted(field.getText()));
            }
        }
        return !revenue.getText().isBlank() && amount().isEmpty()
                ? Optional.of(
                        "\"%s\" is no amount; write 50000.00. It is not saved"
                                .formatted(revenue.getText()))
                : Optional.empty();
    }

    /** What the fields say, as far as they can be read. */
    private Content.Harm said() {
        var figures = new Content.Figures(whole(users), amount(), whole(minutes));
        return new Content.Harm(
                figures, teams.getText(), decisions.getText(), experience.getText());
    }

    private static OptionalLong whole(TextField field) {
        try {
            var text = field.getText().strip().replaceAll("[\\s,_']", "");
            long value = Long.parseLong(text);
            return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    private Optional<BigDecimal> amount() {
        try {
            var text = revenue.getText().strip().replaceAll("[\\s,_']", "");
            return Optional.of(new BigDecimal(text)).filter(lost -> lost.signum() >= 0);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
