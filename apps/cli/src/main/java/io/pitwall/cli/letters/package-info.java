/**
 * Dead letters: what is in them, and how they get back to where they came from.
 *
 * <pre>
 * DeadLettersCommand        list, show, resend: one class each
 * LetterOptions             which letters: LetterFilter of them; LetterReader reads those
 * DeadLetter, LetterPlace   one letter, its headers decoded, and where it lies
 * LetterText                a letter in words; Preview its bytes
 * Resend                    writes letters to topics again, in one transaction
 * </pre>
 */
@NullMarked
package io.pitwall.cli.letters;

import org.jspecify.annotations.NullMarked;
