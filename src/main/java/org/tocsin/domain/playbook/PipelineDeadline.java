package org.tocsin.domain.playbook;

import org.tocsin.domain.calendar.Deadline;

/**
 * By when a pipeline has to deliver (C-25).
 *
 * @param pipeline id
 * @param id unique among the pipeline's deadlines
 */
public record PipelineDeadline(String pipeline, String id, String title, Deadline deadline) {}
