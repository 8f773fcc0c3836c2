package io.pitwall.serdes.fragments;

import java.util.List;

/**
 * What giving a record to a {@link FragmentJoiner} led to.
 *
 * @param outcome what became of the record
 * @param released whole records that wait for nothing any more, in order; the given one may be among them
 * @param dropped incomplete messages that were given up
 */
public record Joined(Outcome outcome, List<RawRecord> released, List<Dropped> dropped) {}
