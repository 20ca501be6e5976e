package io.wasl.testing;

import com.microsoft.playwright.Page;
import java.util.List;

/// Examines what axe-core does not: whether what a page says is seen, whether one sees where the keyboard is, and
/// whether one sees the edge of what can be filled in or chosen.
final class Sight {

    private static final String TOOLS = """
            const shown = element => element.getClientRects().length > 0
                && getComputedStyle(element).visibility !== 'hidden';
            const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
                .getContext('2d', { willReadFrequently: true });
            const rgba = colour => {
                canvas.clearRect(0, 0, 1, 1);
                canvas.fillStyle = colour;
                canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data];
            };
            const behind = element => {
                for (let at = element; at; at = at.parentElement) {
                    const colour = rgba(getComputedStyle(at).backgroundColor);
                    if (colour[3] > 250) {
                        return colour;
                    }
                }
                return [255, 255, 255, 255];
            };
            const light = colour => colour.slice(0, 3)
                .map(part => part / 255)
                .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
            const contrast = (colour, ground) => {
                const drawn = rgba(colour);
                const mixed = drawn.map((part, place) => (part * drawn[3] + ground[place] * (255 - drawn[3])) / 255);
                const pair = [light(mixed), light(ground)].sort((a, b) => b - a);
                return (pair[0] + 0.05) / (pair[1] + 0.05);
            };
            const told = element => element.outerHTML.slice(0, 140);
            """;

    private static final String UNSEEN = "() => { " + TOOLS + """
            return [...document.querySelectorAll('main [role=alert], main .invalid-feedback, main .form-hint')]
                .filter(said => said.textContent.trim() !== '' && !said.closest('dialog:not([open]), details:not([open])'))
                .filter(said => !shown(said))
                .map(said => 'unseen: ' + told(said)); }""";

    private static final String EDGELESS = "() => { " + TOOLS + """
            const kinds = '.form-control, .form-select, .form-check-input:not(:checked), '
                + '.form-selectgroup-input:not(:checked) + .form-selectgroup-label';
            return [...document.querySelectorAll(kinds)]
                .filter(shown)
                .filter(edged => !edged.disabled)
                .filter(edged => contrast(getComputedStyle(edged).borderTopColor, behind(edged.parentElement)) < 3)
                .map(edged => 'edge below 3:1: ' + told(edged)); }""";

    private static final String LOST = "() => { " + TOOLS + """
            const marked = (element, ground) => {
                const style = getComputedStyle(element);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                    && contrast(style.outlineColor, ground) >= 3;
            };
            const lost = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
                .filter(shown)
                .filter(control => {
                    control.focus({ preventScroll: true });
                    if (document.activeElement !== control) {
                        return false;
                    }
                    const seen = control.matches('.form-selectgroup-input') ? control.nextElementSibling : control;
                    return !marked(seen, behind(seen.parentElement));
                })
                .map(control => 'focus not seen: ' + told(control));
            document.activeElement.blur();
            return lost; }""";

    private Sight() {}

    static List<String> faults(Page page) {
        // Where the keyboard is, is shown to those who use it.
        page.keyboard().press("Tab");
        return List.of(UNSEEN, EDGELESS, LOST).stream()
                .flatMap(look -> ((List<?>) page.evaluate(look)).stream())
                .map(String::valueOf)
                .toList();
    }
}
