package io.pitwall.frame;

import io.pitwall.data.Column;
import io.pitwall.data.Column.Kind;
import io.pitwall.data.ParameterData;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a frame is, as its name tells.
 *
 * @param label its name in the frame
 * @param role what it is
 * @param name of the tag or parameter
 * @param kind of the parameter if the label says it, else null
 */
record FrameColumn(
        String label, Role role, String name, @Nullable Kind kind) {

    enum Role {
        TIME,
        TAG,
        PARAMETER
    }

    static FrameColumn of(String label) {
        if (label.equals(Frames.TIME)) {
            return new FrameColumn(label, Role.TIME, label, null);
        }
        if (label.startsWith(Frames.TAG_PREFIX)) {
            return new FrameColumn(label, Role.TAG, label.substring(Frames.TAG_PREFIX.length()), null);
        }
        String said =
                label.startsWith(Frames.PARAMETER_PREFIX) ? label.substring(Frames.PARAMETER_PREFIX.length()) : label;
        Kind kind = kindSaidBy(said);
        String name = kind == null
                ? said
                : said.substring(0, said.length() - ending(kind).length());
        return new FrameColumn(label, Role.PARAMETER, name, kind);
    }

    /** The label of a parameter in the frame of the data. */
    static String labelOf(Column parameter, ParameterData data) {
        String name = parameter.name();
        boolean looksOtherwise = name.startsWith(Frames.TAG_PREFIX) || name.startsWith(Frames.PARAMETER_PREFIX);
        String label = looksOtherwise ? Frames.PARAMETER_PREFIX + name : name;
        boolean kindIsTold = !name.equals(Frames.TIME)
                && kindSaidBy(name) == null
                && data.parameters().stream()
                                .filter(column -> column.name().equals(name))
                                .count()
                        == 1
                && (parameter.kind() == Kind.NUMBER || !parameter.isEmpty());
        return kindIsTold ? label : label + ending(parameter.kind());
    }

    private static @Nullable Kind kindSaidBy(String label) {
        for (Kind kind : Kind.values()) {
            if (label.endsWith(ending(kind))) {
                return kind;
            }
        }
        return null;
    }

    private static String ending(Kind kind) {
        return ":" + kind.name().toLowerCase(Locale.ROOT);
    }
}
