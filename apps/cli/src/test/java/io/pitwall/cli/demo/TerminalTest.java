package io.pitwall.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.cli.text.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final StringWriter out = new StringWriter();
    private final Terminal terminal = new Terminal(new PrintWriter(out));

    @Test
    void drawsInPlaceAndLeavesNothingBehind() {
        terminal.draw(List.of("a", "b"));
        terminal.draw(List.of("c"));
        terminal.close();
        terminal.close();
        terminal.draw(List.of("too late"));

        assertThat(out.toString().replace('\u001b', '~'))
                .isEqualTo("~[?1049h~[?25l" + "~[Ha~[K\r\nb~[K~[J" + "~[Hc~[K~[J" + "~[?25h~[?1049l");
    }

    @Test
    void touchesNothingWhenNothingWasDrawn() {
        terminal.close();

        assertThat(out.toString()).isEmpty();
    }

    @Test
    void isNotInteractiveOnADumbTerminal() {
        assertThat(Terminal.isInteractive(Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.isInteractive(Map.of())).isFalse();
    }

    @Test
    void respectsNoColor() {
        assertThat(Palette.of(Map.of("NO_COLOR", "1"))).isEqualTo(Palette.NONE);
        assertThat(Palette.of(Map.of("NO_COLOR", ""))).isEqualTo(Palette.COLOURS);
        assertThat(Palette.of(Map.of())).isEqualTo(Palette.COLOURS);
    }

    @Test
    void picksTheGlyphsThatTheEncodingHas() {
        assertThat(Glyphs.of(StandardCharsets.UTF_8)).isEqualTo(Glyphs.unicode());
        assertThat(Glyphs.of(StandardCharsets.ISO_8859_1)).isEqualTo(Glyphs.ascii());
    }

    @Test
    void levelsReachFromNothingToAll() {
        assertThat(Glyphs.unicode().level(0)).isEqualTo("▁");
        assertThat(Glyphs.unicode().level(0.5)).isEqualTo("▅");
        assertThat(Glyphs.unicode().level(1)).isEqualTo("█");
        assertThat(Glyphs.unicode().level(7)).isEqualTo("█");
        assertThat(Glyphs.unicode().level(-1)).isEqualTo("▁");
    }
}
