package io.pitwall.cli.demo;

import java.util.Map;

/** Colours of a terminal's own palette, so that they suit light and dark ones; or none. */
enum Palette {
    COLOURS {
        @Override
        String paint(String code, String text) {
            return text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
        }
    },
    NONE {
        @Override
        String paint(String code, String text) {
            return text;
        }
    };

    /** No colours where the environment has a {@code NO_COLOR} that is not empty (no-color.org). */
    static Palette of(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() ? COLOURS : NONE;
    }

    abstract String paint(String code, String text);

    String bold(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    String good(String text) {
        return paint("32", text);
    }

    String accent(String text) {
        return paint("36", text);
    }

    String mild(String text) {
        return paint("33", text);
    }

    String alarm(String text) {
        return paint("1;31", text);
    }
}
