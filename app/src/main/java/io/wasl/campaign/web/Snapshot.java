package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.CampaignProgress;
import io.wasl.campaign.CampaignStatus;
import io.wasl.campaign.JournalEntry;
import io.wasl.campaign.Sample;
import io.wasl.campaign.SecondTry;
import io.wasl.message.MessageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/// Everything that the page of a campaign shows, at one moment.
record Snapshot(
        CampaignProgress progress,
        List<FailureLine> failures,
        long duplicates,
        List<Sample> samples,
        List<JournalEntry> journal,
        Instant at) {

    /// So many points make a line smooth enough.
    private static final int POINTS = 60;

    private static final Duration CLOSE_UP = Duration.ofMinutes(10);

    void into(Model model) {
        List<Tile> tiles = Tile.of(progress.counts());
        model.addAttribute("campaign", campaign());
        model.addAttribute("progress", progress);
        model.addAttribute("counts", progress.counts());
        model.addAttribute("look", Look.of(campaign().status()));
        model.addAttribute("tiles", tiles);
        model.addAttribute("stripes", Stripe.of(tiles));
        model.addAttribute("unconfirmed", progress.counts().of(MessageStatus.UNCONFIRMED));
        model.addAttribute("duplicates", duplicates);
        model.addAttribute("failures", failures);
        model.addAttribute("repeatable", repeatable());
        model.addAttribute("samples", thinned());
        model.addAttribute("closeUp", isCloseUp());
        model.addAttribute("journal", journal);
        model.addAttribute("secondsLeft", secondsLeft());
    }

    Campaign campaign() {
        return progress.campaign();
    }

    /// How many people a second try would be for; 0 while the campaign goes on.
    private long repeatable() {
        return !campaign().status().isOver()
                ? 0
                : failures.stream()
                        .filter(failure -> SecondTry.isWorthwhile(failure.code()))
                        .mapToLong(FailureLine::count)
                        .sum();
    }

    /// While a confirmed campaign can still be taken back: the seconds until it starts.
    private @Nullable Long secondsLeft() {
        Instant launch = campaign().launchAt();
        return campaign().status() != CampaignStatus.CONFIRMED || launch == null
                ? null
                : Math.max(0, Duration.between(at, launch).toSeconds());
    }

    /// A short campaign is told by the second, or every label would read the same.
    private boolean isCloseUp() {
        return samples.size() > 1
                && Duration.between(samples.getFirst().at(), samples.getLast().at())
                                .compareTo(CLOSE_UP)
                        < 0;
    }

    private List<Sample> thinned() {
        int step = Math.max(1, Math.ceilDiv(samples.size(), POINTS));
        return IntStream.range(0, samples.size())
                .filter(i -> i % step == 0 || i == samples.size() - 1)
                .mapToObj(samples::get)
                .toList();
    }
}
