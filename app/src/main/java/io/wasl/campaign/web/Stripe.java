package io.wasl.campaign.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A part of a stacked bar of width 100.
public record Stripe(String tone, double start, double width) {

    private static final Set<String> GOOD = Set.of("accepted", "delivered", "read");

    /// Of the tiles that stand for something done; what waits is the empty end of the bar. Of a tile that another one
    /// is
    /// a part of, only the rest is drawn, behind that part.
    static List<Stripe> of(List<Tile> tiles) {
        long total = tiles.stream()
                .filter(tile -> !tile.part())
                .mapToLong(Tile::count)
                .sum();
        List<Stripe> stripes = new ArrayList<>();
        double start = 0;
        for (Tile tile : drawn(tiles)) {
            double width = total == 0 ? 0 : 100.0 * tile.count() / total;
            if (width > 0) {
                stripes.add(new Stripe(tile.tone(), start, width));
                start += width;
            }
        }
        return stripes;
    }

    /// The best first: read, delivered, accepted.
    private static List<Tile> drawn(List<Tile> tiles) {
        List<Tile> drawn = new ArrayList<>();
        for (int i = 0; i < tiles.size(); i++) {
            Tile tile = tiles.get(i);
            if (tile.word().equals("queued")) {
                continue;
            }
            long inside = i + 1 < tiles.size() && tiles.get(i + 1).part()
                    ? tiles.get(i + 1).count()
                    : 0;
            Tile rest = new Tile(tile.word(), tile.tone(), tile.count() - inside);
            if (GOOD.contains(tile.word())) {
                drawn.addFirst(rest);
            } else {
                drawn.add(rest);
            }
        }
        return drawn;
    }
}
