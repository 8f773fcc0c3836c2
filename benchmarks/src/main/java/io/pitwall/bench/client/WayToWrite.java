package io.pitwall.bench.client;

import io.pitwall.bench.load.CarRows;
import io.pitwall.client.OutputBuffer;
import io.pitwall.client.ParametersWriter;
import io.pitwall.client.RowWriter;
import io.pitwall.client.StreamWriter;
import io.pitwall.rules.Packets;
import java.util.function.Consumer;

/** A way to write the same rows with the client, each as messages of as many rows. */
enum WayToWrite {
    /** All rows of a message as one table. */
    WHOLE {
        @Override
        Consumer<CarRows> open(StreamWriter car, int rowsPerMessage) {
            ParametersWriter parameters = car.parameters();
            return rows -> parameters.write(rows.toParameterData());
        }
    },
    /** The same, through a buffer. */
    BUFFERED {
        @Override
        Consumer<CarRows> open(StreamWriter car, int rowsPerMessage) {
            OutputBuffer buffer = buffer(car, rowsPerMessage);
            return rows -> buffer.write(rows.toParameterData());
        }
    },
    /** Row by row and value by value, through a buffer. */
    FLUENT {
        @Override
        Consumer<CarRows> open(StreamWriter car, int rowsPerMessage) {
            OutputBuffer buffer = buffer(car, rowsPerMessage);
            return rows -> {
                for (int row = 0; row < rows.timesNs().length; row++) {
                    RowWriter writer = buffer.addTimestampNs(rows.timesNs()[row]);
                    for (int column = 0; column < rows.columns().length; column++) {
                        writer.addValue(CarRows.PARAMETERS.get(column), rows.columns()[column][row]);
                    }
                    writer.write();
                }
            };
        }
    };

    /** What takes the rows of one message after the other. */
    abstract Consumer<CarRows> open(StreamWriter car, int rowsPerMessage);

    private static OutputBuffer buffer(StreamWriter car, int rowsPerMessage) {
        return car.parameters().buffer(Packets.named("rows").everyRows(rowsPerMessage));
    }
}
