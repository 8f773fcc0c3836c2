package io.pitwall.serdes.packed;

import io.pitwall.serdes.packed.ColumnHeader.Entry;
import io.pitwall.serdes.packed.ColumnHeader.Kind;
import io.pitwall.serdes.packed.bytes.ByteSink;
import io.pitwall.serdes.packed.bytes.ByteSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Names of columns, deflated.
 *
 * <pre>
 * names    := deflated           raw deflate (RFC 1951) with {@link #WORDS} as the preset dictionary
 * inflated := (name kind)*       name in UTF-8, not empty; at most 256 bytes and 32 for each deflated one
 * kind     := byte               0 number, 1 text, 2 binary, 3 tag; ends the name, so no name has these characters
 * </pre>
 */
final class DeflatedNames {

    private static final int FREE_BYTES = 256;
    private static final int MAX_GROWTH = 32;

    /** The words of telemetry, the most frequent last. They are part of the format: another list is another form. */
    private static final byte[] WORDS = ("spindle_load power vibration flow humidity setpoint status mode error count"
                    + "Fuel Trim Timing Advance Mass Air Flow Module Voltage Baro Manifold Press Intake Exhaust"
                    + "Ambient Coolant Oil Temp (C)Temperature (degC)Torque (Nm)Boost Pressure (kPa)(bar)"
                    + "Fuel_LevelInTankClutchHandbrakeDRSKersTyreTempWear_RL_RR_FL_FR_fl_fr_rl_rrfront_left_right_rear"
                    + "LapNumberDistanceSectorTimeSteering_AngleSteerBrakePedalThrottle Position (%)Accelerator"
                    + "wheel_speed_Wheel Speed (km/h)(kph)(m/s)GearEngine_RPM (RPM)(rpm)Vehicle Speed"
                    + "battery_voltage_v_current_a_altitude_mbaro_alt_meterLatitudeLongitudeAltitudeHeadingSatellitesHDOP"
                    + "attitude_quaternion_q[3]_q[2]_q[1]_q[0]velocityposition_vx_vy_vzlinear_angular_velocity"
                    + "accelerometer_m_s2[2][1][0]gyro_rad[2][1][0]magnetometer_ga[2][1][0]"
                    + "Magnetometer Z (uT)Accelerometer Y (g)Gyroscope X (deg/s)Motion_Yaw_Pitch_Roll"
                    + "GForceLateralLongitudinalVerticalWorldPositionZ_Y_Xmag_gyro_accel_z_y_x")
            .getBytes(StandardCharsets.US_ASCII);

    private DeflatedNames() {}

    /** Writes names; false, and nothing of use, where they have characters or a length that this form does not bear. */
    static boolean write(List<Entry> entries, ByteSink out) {
        ByteSink names = new ByteSink(1024);
        for (Entry entry : entries) {
            if (entry.name().chars().anyMatch(c -> c <= Kind.TAG.code())) {
                return false;
            }
            byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
            names.putBytes(name, 0, name.length);
            names.putByte(entry.kind().code());
        }
        int start = out.size();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(WORDS);
            deflater.setInput(names.toByteArray());
            deflater.finish();
            byte[] piece = new byte[512];
            while (!deflater.finished()) {
                out.putBytes(piece, 0, deflater.deflate(piece));
            }
        } finally {
            deflater.end();
        }
        return names.size() <= maxBytes(out.size() - start);
    }

    private static long maxBytes(int deflatedBytes) {
        return FREE_BYTES + (long) MAX_GROWTH * deflatedBytes;
    }

    /** Checks and reads names up to the end of the source. */
    static List<Entry> read(ByteSource in) {
        byte[] names = inflated(in);
        List<Entry> entries = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < names.length; i++) {
            if (names[i] >= 0 && names[i] <= Kind.TAG.code()) {
                if (i == start) {
                    throw in.expected("a name of a column that is not empty before this byte");
                }
                String name = ByteSource.utf8(names, start, i - start, in.position(), "the name of a column");
                entries.add(new Entry(Kind.of(names[i]), name));
                start = i + 1;
            }
        }
        if (start != names.length) {
            throw in.expected("a kind behind the last name of a column before this byte");
        }
        return entries;
    }

    private static byte[] inflated(ByteSource in) {
        long maxBytes = maxBytes(in.remaining());
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(WORDS);
            inflater.setInput(in.bytes(), in.position(), in.remaining());
            ByteArrayOutputStream names = new ByteArrayOutputStream();
            byte[] piece = new byte[512];
            while (!inflater.finished()) {
                int size = inflater.inflate(piece);
                names.write(piece, 0, size);
                if (names.size() > maxBytes || (size == 0 && !inflater.finished())) {
                    throw in.expected("names of columns, deflated, of at most " + maxBytes + " bytes");
                }
            }
            int unused = in.skip(in.remaining() - inflater.getRemaining(), "the names of columns");
            return names.toByteArray();
        } catch (DataFormatException e) {
            throw in.expected("names of columns, deflated, but " + e.getMessage());
        } finally {
            inflater.end();
        }
    }
}
