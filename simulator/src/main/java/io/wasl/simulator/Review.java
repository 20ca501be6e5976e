package io.wasl.simulator;

/// Meta's review of templates. What must fail fails: a name with `reject` in it; the rest by chance.
final class Review {

    private final Agenda agenda;
    private final Odds odds;
    private final TemplateNews news;

    Review(Agenda agenda, Odds odds, TemplateNews news) {
        this.agenda = agenda;
        this.odds = odds;
        this.news = news;
    }

    void submit(Template template) {
        template.become("PENDING", "NONE");
        agenda.after(odds.knobs().millis(Knob.REVIEW_MS), () -> decide(template));
    }

    private void decide(Template template) {
        if (!template.status().equals("PENDING")) {
            return;
        }
        if (template.name.contains("reject") || odds.hits(Knob.REVIEW_REJECT_RATE)) {
            template.become("REJECTED", "TAG_CONTENT_MISMATCH");
            news.status(template, "REJECTED", "TAG_CONTENT_MISMATCH");
        } else {
            template.become("APPROVED", "NONE");
            news.status(template, "APPROVED", "NONE");
        }
    }
}
