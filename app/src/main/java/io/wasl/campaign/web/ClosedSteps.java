package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/// Leads from a step of a campaign that is confirmed or over to the campaign, and says what has happened: another tab,
/// or another person, was faster.
@Component
class ClosedSteps implements HandlerExceptionResolver, Ordered {

    private static final int BEFORE_ALL_OTHERS = -1;

    private final Desk desk;

    ClosedSteps(Desk desk) {
        this.desk = desk;
    }

    /// A step was asked for whose campaign cannot be changed any more.
    static final class StepClosed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Campaign campaign;

        StepClosed(Campaign campaign) {
            super("The campaign is " + campaign.status().word());
            this.campaign = campaign;
        }
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!(failure instanceof StepClosed closed)) {
            return null;
        }
        if (request.getHeader("HX-Request") != null) {
            // The page is asked for anew, and that request is led on.
            response.setHeader("HX-Refresh", "true");
            return new ModelAndView();
        }
        RequestContextUtils.getOutputFlashMap(request)
                .put("notice", words(closed.campaign, RequestContextUtils.getLocale(request)));
        return new ModelAndView("redirect:/campaigns/" + closed.campaign.id());
    }

    private String words(Campaign campaign, Locale locale) {
        String by = campaign.confirmedBy();
        return by == null ? desk.text(locale, "campaign.closed") : desk.text(locale, "campaign.closed.confirmed", by);
    }

    @Override
    public int getOrder() {
        return BEFORE_ALL_OTHERS;
    }
}
