/**
 * How a live object of a stream survives: write-behind stores over RocksDB, their timers and their memory.
 *
 * <pre>
 * processor -- get / changed / remove --&gt; {@link io.pitwall.state.WriteBehindStore}   live objects, on the heap
 *                                            |  before each commit, or when the heap is full
 *                                            v
 *                                         {@link io.pitwall.state.StateLayout}        object &lt;-&gt; entries of one stream
 *                                            |
 *                                            v
 *                                         {@link io.pitwall.state.StoredEntries}      RocksDB + changelog, chunked
 * </pre>
 *
 * <p>A stream whose rows come and go between two commits costs a hash look-up, no read, no write, no changelog record.
 * {@link io.pitwall.state.WriteBehindStore} says when things are written and what a crash may change; a state author
 * writes a {@link io.pitwall.state.StateLayout}.
 *
 * <p>{@link io.pitwall.state.FragmentStore} keeps what a source holds of split messages, all of it on the heap as well.
 *
 * <p>Beside it: {@link io.pitwall.state.TimingWheel} finds idle streams without scanning,
 * {@link io.pitwall.state.RocksDbMemory} holds RocksDB under one number and {@link io.pitwall.state.HeapBudget} the live
 * objects, {@link io.pitwall.state.PitwallStores} answers queries from other threads.
 *
 * <p>Everything here belongs to one stream thread unless its page says otherwise.
 */
@NullMarked
package io.pitwall.state;

import org.jspecify.annotations.NullMarked;
