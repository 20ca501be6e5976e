package io.wasl.campaign.web;

import java.util.ArrayList;
import java.util.List;

/// A part of a stacked bar of width 100.
public record Stripe(String tone, double start, double width) {

    /// Of the tiles that stand for something done; what waits is the empty end of the bar.
    static List<Stripe> of(List<Tile> tiles) {
        long total = tiles.stream().mapToLong(Tile::count).sum();
        List<Stripe> stripes = new ArrayList<>();
        double start = 0;
        for (Tile tile : tiles) {
            double width = total == 0 ? 0 : 100.0 * tile.count() / total;
            if (width > 0 && !tile.word().equals("queued")) {
                stripes.add(new Stripe(tile.tone(), start, width));
                start += width;
            }
        }
        return stripes;
    }
}
