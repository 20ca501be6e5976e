package io.wasl.campaign.web;

import com.microsoft.playwright.Page;
import io.wasl.testing.Browser;

/// The way of a campaign through its five steps, for somebody who is signed in.
record Steps(Browser browser) {

    /// To the end of the last step but the confirmation, with everybody who has the tag "vip".
    void prepare(String name) {
        var page = chooseTemplate(name);
        page.check("input[name=kind][value=tags]");
        page.check("input[name=tags][value=vip]", new Page.CheckOptions().setForce(true));
        next();
        fillIn();
        page.click("a.btn-primary[href$='/recap']:visible");
        page.waitForURL("**/recap");
    }

    Page chooseTemplate(String name) {
        var page = browser.visit("/campaigns/new").page();
        page.fill("#name", name);
        page.check("label:has-text('soldes_printemps') input[name=template]", new Page.CheckOptions().setForce(true));
        next();
        return page;
    }

    void fillIn() {
        browser.page().selectOption("#source0", "@name");
        browser.page().fill("#value1", "30 novembre");
        next();
    }

    void lookAndGoOn(String name) {
        browser.look(name);
        next();
    }

    void next() {
        var page = browser.page();
        String before = page.url();
        page.click("main form button.btn-primary:visible");
        page.waitForURL(url -> !url.equals(before));
    }
}
