package org.tocsin.domain.playbook;

/**
 * A response text for people.
 *
 * @param markdown symptoms, investigation steps, resolution
 */
public record Runbook(String id, String title, String markdown) {}
