package io.wasl.campaign.web;

import io.wasl.campaign.Counts;
import io.wasl.campaign.Report;
import io.wasl.campaign.Verdict;
import io.wasl.message.MessageStatus;
import java.util.ArrayList;
import java.util.List;

/// A number of people, and the word for them. All tiles of a row but those that are a part of another add up to their
/// total.
///
/// @param word the last part of the text's key, and the status or verdict in the path of its list
/// @param part whether these people are counted by the tile before it too
public record Tile(String word, String tone, long count, boolean part) {

    Tile(String word, String tone, long count) {
        this(word, tone, count, false);
    }

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

    /// Where the people of a campaign stand. Who has read a message has got it too. The rare states are shown when
    /// somebody stands there.
    static List<Tile> of(Counts counts) {
        long read = counts.of(MessageStatus.READ);
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile("queued", "secondary", counts.of(MessageStatus.QUEUED) + counts.of(MessageStatus.SENDING)));
        tiles.add(new Tile("accepted", "mint", counts.of(MessageStatus.ACCEPTED) + counts.of(MessageStatus.SENT)));
        tiles.add(new Tile("delivered", "teal", counts.of(MessageStatus.DELIVERED) + read));
        tiles.add(new Tile("read", "primary", read, true));
        tiles.add(new Tile("failed", "red", counts.of(MessageStatus.FAILED)));
        rare(tiles, "unconfirmed", "yellow", counts.of(MessageStatus.UNCONFIRMED));
        rare(tiles, "skipped", "blue", counts.of(MessageStatus.SKIPPED));
        rare(tiles, "cancelled", "secondary", counts.of(MessageStatus.CANCELLED));
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
