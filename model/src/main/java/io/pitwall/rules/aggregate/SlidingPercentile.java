package io.pitwall.rules.aggregate;

/**
 * A percentile over a sliding window, in logarithmic time per row: the values up to the percentile are in one heap, those
 * behind it in another, and what is asked for is on their tops.
 */
final class SlidingPercentile implements SlidingAccumulator {

    private static final int SMALLEST = 16;

    private final Percentile percentile;
    private final SlidingEnd end;

    /** A ring of rows in order of time, whose length is a power of two. */
    private long[] timesNs = new long[0];

    private double[] values = new double[0];
    private int first;
    private int count;

    private int nanCount;
    private final RankHeap low = RankHeap.withLargestOnTop();
    private final RankHeap high = RankHeap.withSmallestOnTop();

    SlidingPercentile(Percentile percentile, long spanNs) {
        this.percentile = percentile;
        this.end = new SlidingEnd(spanNs);
    }

    @Override
    public void advanceTo(long timeNs) {
        end.advanceTo(timeNs);
        while (count > 0 && end.isBehind(timesNs[first])) {
            removeFirst();
        }
    }

    private void removeFirst() {
        if (Double.isNaN(values[first])) {
            nanCount--;
        } else {
            (low.has(first) ? low : high).remove(first, values);
            balance();
        }
        first = first + 1 & values.length - 1;
        count--;
    }

    @Override
    public void add(long timeNs, double value) {
        advanceTo(timeNs);
        if (count == values.length) {
            grow();
        }
        int slot = first + count & values.length - 1;
        timesNs[slot] = timeNs;
        values[slot] = value;
        count++;
        if (Double.isNaN(value)) {
            nanCount++;
            return;
        }
        boolean isLow = low.size() > 0 && Double.compare(value, values[low.top()]) < 0;
        (isLow ? low : high).add(slot, values);
        balance();
    }

    /** The low heap has the values up to the place below, so that this and the next are on the tops. */
    private void balance() {
        int numbers = low.size() + high.size();
        int wanted = numbers == 0 ? 0 : percentile.placeBelow(numbers) + 1;
        while (low.size() > wanted) {
            move(low, high);
        }
        while (low.size() < wanted) {
            move(high, low);
        }
    }

    private void move(RankHeap from, RankHeap to) {
        int slot = from.top();
        from.remove(slot, values);
        to.add(slot, values);
    }

    private void grow() {
        int capacity = Math.max(SMALLEST, Math.multiplyExact(count, 2));
        long[] newTimesNs = new long[capacity];
        double[] newValues = new double[capacity];
        int untilEnd = values.length - first;
        System.arraycopy(timesNs, first, newTimesNs, 0, untilEnd);
        System.arraycopy(timesNs, 0, newTimesNs, untilEnd, first);
        System.arraycopy(values, first, newValues, 0, untilEnd);
        System.arraycopy(values, 0, newValues, untilEnd, first);
        low.resize(capacity, first);
        high.resize(capacity, first);
        timesNs = newTimesNs;
        values = newValues;
        first = 0;
    }

    @Override
    public boolean isMissing() {
        return count == 0;
    }

    @Override
    public double result() {
        if (count == 0 || nanCount > 0) {
            return Double.NaN;
        }
        double below = values[low.top()];
        double above = high.size() == 0 ? below : values[high.top()];
        return Results.of(percentile.between(below, above, count));
    }

    @Override
    public long weightBytes() {
        return 128 + (long) (Long.BYTES + Double.BYTES) * values.length + low.weightBytes() + high.weightBytes();
    }

    @Override
    public String toString() {
        return percentile + " of a sliding window of " + count + " rows";
    }
}
