package io.pitwall.app.http;

/**
 * What is asked of a page.
 *
 * @param query what stands behind the question mark; empty if nothing does
 * @param accept the header of that name: the kinds of answer that the client takes; empty if it does not say
 */
record Request(String query, String accept) {}
