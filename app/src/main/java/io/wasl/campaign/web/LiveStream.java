package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import io.wasl.identity.Presence;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/// Keeps an open page of a campaign up to date, in its reader's language. The request's own (virtual) thread writes.
@Controller
@ConditionalOnWebApplication // commands run without pages, and views exist only beside those
class LiveStream {

    /// The parts of the page, each sent when it has changed.
    private static final List<String> PARTS = List.of("state", "acts", "figures", "chart", "failures", "journal");

    /// So often something is written, and somebody whose session has ended is let go.
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Desk desk;
    private final LiveBoard board;
    private final ThymeleafViewResolver views;
    private final Presence presence;
    private final Clock clock;

    LiveStream(Desk desk, LiveBoard board, ThymeleafViewResolver views, Presence presence, Clock clock) {
        this.desk = desk;
        this.board = board;
        this.views = views;
        this.presence = presence;
        this.clock = clock;
    }

    @GetMapping("/campaigns/{id}/live")
    void stream(
            CurrentUser user,
            @PathVariable String id,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        Campaign campaign = desk.campaign(user, id);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // Proxies would otherwise collect the events before they pass them on.
        response.setHeader("X-Accel-Buffering", "no");
        // Written now, for a rendered part would call itself a page of HTML.
        response.flushBuffer();
        OutputStream out = response.getOutputStream();
        long end = clock.millis() + LONGEST.toMillis();
        Map<String, String> sent = new HashMap<>();
        Page page = new Page(user, locale, request, response);
        long seen = 0;
        long asked = clock.millis();
        try (Feed.Viewer viewer = board.watch(campaign)) {
            while (!viewer.hasEnded() && clock.millis() < end) {
                Feed.Look look = viewer.next(seen, PATIENCE);
                if (clock.millis() >= asked + PATIENCE.toMillis()) {
                    if (!presence.lasts(request, user)) {
                        return;
                    }
                    asked = clock.millis();
                }
                if (look == null) {
                    send(out, ": still here\n\n");
                    continue;
                }
                seen = look.version();
                for (String part : PARTS) {
                    String html = render(page, part, look.snapshot());
                    if (!html.equals(sent.put(part, html))) {
                        send(out, event(part, html));
                    }
                }
                if (isStill(look.snapshot())) {
                    send(out, event("end", ""));
                    return;
                }
            }
        } catch (IOException viewerHasLeft) {
            // Nobody is there to be told.
        }
    }

    /// Nothing more will change on the page of a campaign that was over before its first message.
    private static boolean isStill(Snapshot snapshot) {
        return snapshot.campaign().status().isOver() && snapshot.campaign().batch() == null;
    }

    private String render(Page page, String part, Snapshot snapshot) throws Exception {
        Model model = new ExtendedModelMap();
        snapshot.into(model);
        model.addAttribute("maySteer", page.user().may(Permission.CONFIRM_CAMPAIGNS));
        model.addAttribute("mayPrepare", page.user().may(Permission.PREPARE_CAMPAIGNS));
        ContentCachingResponseWrapper html = new ContentCachingResponseWrapper(page.response());
        View view = Objects.requireNonNull(views.resolveViewName("campaign/live-parts :: " + part, page.locale()));
        view.render(model.asMap(), page.request(), html);
        return new String(html.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String event(String name, String html) {
        return "event: " + name + "\n"
                + html.lines().map(line -> "data: " + line + "\n").collect(Collectors.joining())
                + (html.isBlank() ? "data: \n" : "") + "\n";
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private record Page(CurrentUser user, Locale locale, HttpServletRequest request, HttpServletResponse response) {}
}
