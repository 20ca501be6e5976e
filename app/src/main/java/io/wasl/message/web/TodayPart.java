package io.wasl.message.web;

import io.wasl.identity.CurrentUser;
import io.wasl.message.Hour;
import io.wasl.message.Hours;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Today's messages and what became of them, for the home page.
@Controller
class TodayPart {

    private static final int HOURS = 24;

    private final Hours hours;

    TodayPart(Hours hours) {
        this.hours = hours;
    }

    @GetMapping("/messages/today")
    String show(CurrentUser user, TimeZone zone, Model model) {
        List<Hour> today = hours.today(user.client(), ZoneId.of(zone.getID()));
        model.addAttribute("hours", today.isEmpty() ? today : wholeDay(today));
        model.addAttribute("sent", sum(today, Hour::sent));
        model.addAttribute("delivered", sum(today, hour -> hour.delivered() + hour.read()));
        model.addAttribute("read", sum(today, Hour::read));
        model.addAttribute("failed", sum(today, Hour::failed));
        model.addAttribute("received", sum(today, Hour::received));
        return "message/today :: today";
    }

    /// The quiet hours too, so that the chart shows the day and not only what happened.
    private static List<Hour> wholeDay(List<Hour> busy) {
        var byStart = busy.stream().collect(Collectors.toMap(Hour::start, Function.identity()));
        var midnight = busy.getFirst().start().truncatedTo(ChronoUnit.DAYS);
        return IntStream.range(0, HOURS)
                .mapToObj(midnight::plusHours)
                .map(start -> byStart.getOrDefault(start, Hour.quiet(start)))
                .toList();
    }

    private static long sum(List<Hour> hours, ToLongFunction<Hour> count) {
        return hours.stream().mapToLong(count).sum();
    }
}
