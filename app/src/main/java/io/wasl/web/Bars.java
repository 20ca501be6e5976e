package io.wasl.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Cuts a bar into segments. The strict content policy allows no inline style, so that a bar is drawn as SVG, whose
/// widths are attributes.
@Component
class Bars {

    private static final double WHOLE = 100;

    /// @param start percentage of the bar before it
    record Segment(String tone, double start, double width) {}

    /// @param parts tone and count, in turn
    public List<Segment> of(long total, Object... parts) {
        var segments = new ArrayList<Segment>();
        double start = 0;
        for (int i = 0; i + 1 < parts.length; i += 2) {
            double width = total == 0 ? 0 : WHOLE * ((Number) parts[i + 1]).doubleValue() / total;
            segments.add(new Segment((String) parts[i], start, width));
            start += width;
        }
        return segments;
    }
}
