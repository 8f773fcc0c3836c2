package io.pitwall.cli.csv;

import io.pitwall.app.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The header of a recording: what each of its columns is. Immutable. */
final class CsvHeader {

    /** What a column is, told by the layout and its name. */
    enum Role {
        TIME,
        STREAM,
        TAG,
        TEXT,
        NUMBER
    }

    /** A column as the header names it, and the parameter or tag it becomes. */
    record Column(String name, String ownName, Role role) {

        boolean isTag(String tag) {
            return role == Role.TAG && ownName.equals(tag);
        }
    }

    private final Path file;
    private final CsvLayout layout;
    private final List<Column> columns;

    /**
     * Reads a header.
     *
     * @throws UserException if it lacks a column that the layout names, or columns cannot be told apart
     */
    CsvHeader(Path file, CsvLayout layout, List<String> header) {
        this.file = file;
        this.layout = layout;
        this.columns = List.copyOf(columns(header));
    }

    List<Column> columns() {
        return columns;
    }

    private List<Column> columns(List<String> header) {
        List<String> names = new ArrayList<>(header);
        names.set(0, names.get(0).replaceFirst("^\uFEFF", ""));
        checkRoles();
        require(names, layout.timeColumn(), "--time");
        layout.streamColumn().ifPresent(name -> require(names, name, "--stream-column"));
        layout.tags().forEach(name -> require(names, name, "--tag"));
        layout.texts().forEach(name -> require(names, name, "--text"));
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            if (name.isBlank()
                    || columns.stream().anyMatch(column -> column.name().equals(name))) {
                throw new UserException(file + ": column " + (columns.size() + 1) + " is named '" + name
                        + "'; every column needs a name of its own");
            }
            Role role = role(name);
            String ownName = role == Role.TAG ? name.replaceFirst("#$", "") : name;
            if (role == Role.TAG && columns.stream().anyMatch(column -> column.isTag(ownName))) {
                throw new UserException(file + ": columns '" + ownName + "' and '" + name + "' are the same tag");
            }
            columns.add(new Column(name, ownName, role));
        }
        return columns;
    }

    /** A column is one thing: what is the time cannot be the stream id as well. */
    private void checkRoles() {
        List<String> named = new ArrayList<>(List.of(layout.timeColumn()));
        layout.streamColumn().ifPresent(named::add);
        named.addAll(layout.tags());
        named.addAll(layout.texts());
        for (int i = 0; i < named.size(); i++) {
            if (named.indexOf(named.get(i)) < i) {
                throw new UserException("column '" + named.get(i)
                        + "' is named twice among --time, --stream-column, --tag and --text; a column is one thing");
            }
        }
    }

    private void require(List<String> names, String name, String option) {
        if (!names.contains(name)) {
            throw new UserException(
                    file + " has no column '" + name + "' (" + option + "); it has " + String.join(", ", names));
        }
    }

    private Role role(String name) {
        if (name.equals(layout.timeColumn())) {
            return Role.TIME;
        } else if (layout.streamColumn().filter(name::equals).isPresent()) {
            return Role.STREAM;
        } else if (layout.tags().contains(name) || (name.length() > 1 && name.endsWith("#"))) {
            return Role.TAG;
        }
        return layout.texts().contains(name) ? Role.TEXT : Role.NUMBER;
    }
}
