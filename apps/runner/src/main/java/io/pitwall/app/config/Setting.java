package io.pitwall.app.config;

/**
 * A value and where it was said.
 *
 * @param value as it was written
 * @param source for people: {@code PITWALL_THREADS}, {@code app.yaml line 3}
 */
record Setting(String value, String source) {}
