/**
 * Reading and writing streams with callbacks: the programming model of the streaming SDKs, on the rules, operators and
 * stores of the language.
 *
 * <pre>
 * StreamingClient --openInputTopic--&gt;  InputTopic --onStreamReceived--&gt; StreamReader
 *                 --openOutputTopic-&gt;  OutputTopic --createStream-----&gt; StreamWriter
 * </pre>
 *
 * <p>{@code run()} makes one Kafka Streams application of all input topics. What handlers hold, keep and write is committed
 * together with the offsets of what they have read.
 */
@NullMarked
package io.pitwall.client;

import org.jspecify.annotations.NullMarked;
