package io.pitwall.cli.demo;

import java.util.SplittableRandom;

/**
 * One car on a track: it accelerates as its engine and the air let it, and brakes in time for the next corner.
 *
 * <p>The same seed and number drive the same race. Not safe for use by several threads.
 */
final class CarSimulator {

    /** Rows per second. */
    static final int RATE_HZ = 60;

    private static final double STEP_S = 1.0 / RATE_HZ;
    private static final double GRID_GAP_M = 8;

    private static final double BRAKES_MPS2 = 36;
    private static final double TRACTION_MPS2 = 11;
    /** Engine power over mass; with the drag it makes a top speed of 320 km/h. */
    private static final double POWER_WPKG = 1_125;

    private static final double DRAG_PER_M = 0.0016;
    private static final double PEDAL_PER_S = 8;

    private final Track track;
    private final SplittableRandom random;
    private final Gearbox gearbox = new Gearbox();
    private final double skill;

    private int cornerIndex;
    private double cornerSkill;
    private int lap = 1;
    private double lapDistanceM;
    private double speedMps;
    private double throttle;
    private double brake;
    private boolean braking;
    private double lapTimeS;
    private final Engine engine;

    /** A car that stands on the grid, in good order. */
    CarSimulator(Track track, int carNumber, long seed) {
        this(track, carNumber, seed, new Engine(false));
    }

    /** A car that stands on the grid. */
    CarSimulator(Track track, int carNumber, long seed, Engine engine) {
        this.engine = engine;
        this.track = track;
        this.random = new SplittableRandom(seed * 1_000_003 + carNumber);
        this.skill = random.nextDouble(0.97, 1.03);
        this.lapDistanceM = GRID_GAP_M * (Car.MAX_COUNT - carNumber);
        nextCornerSkill();
    }

    /** Drives on for a sixtieth of a second. */
    CarRow step() {
        control();
        double drag = DRAG_PER_M * speedMps * speedMps;
        double drive = Math.min(TRACTION_MPS2, POWER_WPKG / Math.max(speedMps, 1)) * throttle;
        speedMps = Math.max(0, speedMps + (drive - drag - brake * BRAKES_MPS2) * STEP_S);
        lapTimeS += STEP_S;
        move(speedMps * STEP_S);
        return new CarRow(
                speedMps * 3.6,
                throttle,
                brake,
                gearbox.gearAt(speedMps),
                gearbox.engineRpmAt(speedMps) + random.nextDouble(-40, 40),
                lapDistanceM,
                lap,
                lapTimeS,
                engine.run(throttle, STEP_S));
    }

    private void control() {
        Corner corner = track.corners().get(cornerIndex);
        double cornerSpeed = corner.speedMps() * cornerSkill;
        double tooFast = speedMps - cornerSpeed;
        double aheadM = distanceTo(corner);
        if (aheadM > 0) {
            double neededMps2 = (speedMps * speedMps - cornerSpeed * cornerSpeed) / (2 * aheadM);
            braking = tooFast > 0 && (braking || neededMps2 >= corner.pedal() * BRAKES_MPS2);
            press(braking ? neededMps2 / BRAKES_MPS2 : 0, braking ? 0 : 1);
        } else {
            braking = braking && tooFast > 0;
            press(braking ? 0.2 : 0, braking ? 0 : 0.3 - 0.3 * tooFast);
        }
    }

    private void press(double brakePedal, double throttlePedal) {
        brake = approach(brake, clamp(brakePedal));
        throttle = approach(throttle, clamp(throttlePedal));
    }

    /** Metres to where the corner begins; not positive inside of it. */
    private double distanceTo(Corner corner) {
        boolean isBehindLine = cornerIndex == 0 && lapDistanceM > lastCornerEndM();
        return corner.startM() - lapDistanceM + (isBehindLine ? track.lengthM() : 0);
    }

    private double lastCornerEndM() {
        return track.corners().get(track.corners().size() - 1).endM();
    }

    private void move(double metres) {
        double beforeM = lapDistanceM;
        double cornerEndM = track.corners().get(cornerIndex).endM();
        lapDistanceM += metres;
        if (beforeM < cornerEndM && lapDistanceM >= cornerEndM) {
            cornerIndex = (cornerIndex + 1) % track.corners().size();
            nextCornerSkill();
        }
        if (lapDistanceM >= track.lengthM()) {
            lapDistanceM -= track.lengthM();
            lap++;
            lapTimeS = 0;
        }
    }

    /** Nobody takes a corner twice in the same way. */
    private void nextCornerSkill() {
        cornerSkill = skill * random.nextDouble(0.97, 1.03);
    }

    /** A foot needs an eighth of a second for the whole way. */
    private static double approach(double now, double wanted) {
        double most = PEDAL_PER_S * STEP_S;
        return clamp(now + Math.max(-most, Math.min(most, wanted - now)));
    }

    private static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
