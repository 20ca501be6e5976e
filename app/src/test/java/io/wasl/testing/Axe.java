package io.wasl.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/// Examines pages with axe-core against WCAG 2.2 AA. Its script is loaded once a page and asked for violations only:
/// the builder that comes with it loads it three times and opens a window for each examination.
final class Axe {

    private static final String SCRIPT = "() => { " + AxeBuilder.getAxeScript() + " }";
    private static final String EXAMINE = """
            async () => {
                const found = await axe.run(document, {
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                    rules: { 'label-content-name-mismatch': { enabled: true } },
                    resultTypes: ['violations'],
                });
                return found.violations.map(rule => rule.id + ': ' + rule.help + ' '
                    + rule.nodes.map(node => node.target + ' ' + node.failureSummary).join('; '));
            }""";

    private Axe() {}

    static List<String> violations(Page page) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(SCRIPT);
        }
        return ((List<?>) page.evaluate(EXAMINE)).stream().map(String::valueOf).toList();
    }
}
