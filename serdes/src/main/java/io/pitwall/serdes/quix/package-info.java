/**
 * The {@code quix} formats: the topics of existing Quix apps, read in every form, written in the chosen one.
 *
 * <pre>
 * record       := header form | JSON wrapper | binary wrapper | fragment | anything else, which is raw
 * header form  := headers __Q_ModelKey: model, __Q_CodecId: codec; value: content
 * JSON wrapper := {"C":codec,"K":model,"V":content,"S":start,"E":end}              {@link JsonWrapper}
 * bin. wrapper := 01 codec model 01 metadata length content                        {@link BinaryWrapper}
 * fragment     := a value '&lt;' id '/' index '/' last '&gt;' part, or headers __Q_Split*: package fragments
 * codec        := ["[GZIP]"] (JT | J | JT-PaDa-1 | PB-Pd)
 * content      := a model as JSON, compact JSON (timeseries) or protobuf (timeseries)
 * </pre>
 *
 * <p>{@link QuixFormat} is the message format; {@link QuixRecords} reads whole records, since a raw value becomes an
 * event only with the record's key and time; {@link QuixPartitioner} sends records where Quix apps send them. One class
 * per model and codec has the grammar of its bytes on top.
 *
 * <p>Times are nanoseconds since the Unix epoch, int64. A null cell is missing, NaN and the infinities are values; JSON has
 * one NaN, protobuf keeps the bits. The formats are immutable and safe for use by several threads.
 *
 * <p>Hostile bytes cost at most a small multiple of their size: what can name more than it holds (skipped cells,
 * repeated paths, gzip) is counted against {@link GrowthLimit} before memory is taken.
 *
 * <p>Nothing is null unless its type says {@code @Nullable}. A message that the format cannot express throws {@link
 * IllegalArgumentException} when it is written.
 */
@NullMarked
package io.pitwall.serdes.quix;

import org.jspecify.annotations.NullMarked;
