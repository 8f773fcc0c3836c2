package io.pitwall.client;

/** Two texts as the key of a store, which tells them apart again whatever is in them: {@code 4:car-brake}. */
final class StoreKey {

    private StoreKey() {}

    static String of(String first, String second) {
        return first.length() + ":" + first + second;
    }

    static String first(String key) {
        return key.substring(start(key), end(key));
    }

    static String second(String key) {
        return key.substring(end(key));
    }

    private static int start(String key) {
        return key.indexOf(':') + 1;
    }

    private static int end(String key) {
        try {
            int start = start(key);
            int end = start + Integer.parseInt(key.substring(0, Math.max(0, start - 1)));
            if (end >= start && end <= key.length()) {
                return end;
            }
        } catch (NumberFormatException e) {
            throw new IllegalStateException("'" + key + "' is no key of the client's stores", e);
        }
        throw new IllegalStateException("'" + key + "' is no key of the client's stores");
    }
}
