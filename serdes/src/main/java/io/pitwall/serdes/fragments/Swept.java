package io.pitwall.serdes.fragments;

import java.util.List;

/**
 * What looking for expired messages led to.
 *
 * @param released whole records that waited for one of them, in order
 * @param dropped the expired messages
 */
public record Swept(List<RawRecord> released, List<Dropped> dropped) {}
