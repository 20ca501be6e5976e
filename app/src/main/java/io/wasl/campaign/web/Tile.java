package io.wasl.campaign.web;

import io.wasl.campaign.Counts;
import io.wasl.campaign.Report;
import io.wasl.campaign.Verdict;
import io.wasl.message.MessageStatus;
import java.util.ArrayList;
import java.util.List;

/// A number of people, and the word for them; all tiles of a row add up to their total.
///
/// @param word the last part of the text's key, and the status or verdict in the path of its list
public record Tile(String word, String tone, long count) {

    /// Whom a check found, by verdict. Those that found nobody are left out, but for the ready.
    static List<Tile> of(Report report) {
        List<Tile> tiles = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            if (verdict == Verdict.READY || report.count(verdict) > 0) {
                tiles.add(new Tile(verdict.word(), tone(verdict), report.count(verdict)));
            }
        }
        return tiles;
    }

    /// Where the people of a campaign stand. The rare states are shown when somebody stands there.
    static List<Tile> of(Counts counts) {
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile("read", "primary", counts.of(MessageStatus.READ)));
        tiles.add(new Tile("delivered", "teal", counts.of(MessageStatus.DELIVERED)));
        tiles.add(new Tile("accepted", "mint", counts.of(MessageStatus.ACCEPTED) + counts.of(MessageStatus.SENT)));
        tiles.add(new Tile("failed", "red", counts.of(MessageStatus.FAILED)));
        rare(tiles, "unconfirmed", "yellow", counts.of(MessageStatus.UNCONFIRMED));
        rare(tiles, "skipped", "blue", counts.of(MessageStatus.SKIPPED));
        rare(tiles, "cancelled", "secondary", counts.of(MessageStatus.CANCELLED));
        long waiting = counts.of(MessageStatus.QUEUED) + counts.of(MessageStatus.SENDING);
        tiles.addFirst(new Tile("queued", "secondary", waiting));
        return tiles;
    }

    private static void rare(List<Tile> tiles, String word, String tone, long count) {
        if (count > 0) {
            tiles.add(new Tile(word, tone, count));
        }
    }

    private static String tone(Verdict verdict) {
        return switch (verdict) {
            case READY -> "primary";
            case DUPLICATE -> "secondary";
            case INVALID -> "red";
            case OPTED_OUT -> "yellow";
            case MISSING_VARIABLES -> "blue";
            case RECENTLY_CONTACTED -> "mint";
        };
    }
}
