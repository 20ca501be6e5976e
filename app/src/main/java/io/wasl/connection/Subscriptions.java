package io.wasl.connection;

import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.meta.CloudApi;
import io.wasl.meta.GraphException;
import io.wasl.meta.GraphUnreachableException;
import io.wasl.meta.WebhookChain;
import io.wasl.settings.Settings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Registers callbacks at Meta.
@Component
public class Subscriptions {

    /// Everything that a handler acts on, and what a person may want to see in the integration log.
    public static final List<String> FIELDS = List.of(
            "messages",
            "message_template_status_update",
            "message_template_quality_update",
            "message_template_components_update",
            "template_category_update",
            "phone_number_quality_update",
            "phone_number_name_update",
            "account_update",
            "account_alerts",
            "account_review_update",
            "business_capability_update",
            "security",
            "user_preferences",
            "user_id_update",
            "template_correct_category_detection",
            "business_username_updates",
            "smb_message_echoes",
            "smb_app_state_sync",
            "history",
            "flows",
            "calls",
            "payment_configuration_update",
            "group_lifecycle_update",
            "group_participants_update",
            "group_settings_update",
            "group_status_update");

    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

    private final Accounts accounts;
    private final Callback callback;
    private final CloudApi meta;
    private final Optional<MetaApp> app;
    private final List<Secret> verifyTokens;

    Subscriptions(Accounts accounts, Callback callback, CloudApi meta, Settings settings) {
        this.accounts = accounts;
        this.callback = callback;
        this.meta = meta;
        this.app = MetaApp.of(settings);
        this.verifyTokens = settings.verifyTokens();
    }

    /// Has Meta deliver the account's webhooks here. Meta asks the callback for the verify token before it agrees.
    ///
    /// @throws AccountRefused saying why Meta does not agree
    /// @throws NoSuchAccount if the client has no such account
    public Subscription register(TenantId tenant, AccountId id) {
        Account account = accounts.find(tenant, id).orElseThrow(() -> new NoSuchAccount(id));
        Secret verifyToken = accounts.verifyToken(tenant, id);
        boolean ours = !account.ownApp() && app.isPresent();
        if (ours) {
            subscribeApp(app.get(), verifyTokens.isEmpty() ? verifyToken : verifyTokens.getFirst());
        }
        URI address = callback.of(account);
        String accessToken = accounts.accessToken(tenant, id).reveal();
        AccountRefused.ifMetaRefuses(Trouble.WABA_NOT_FOUND, () -> {
            meta.subscribeApp(accessToken, account.wabaId(), address, verifyToken.reveal());
            return address;
        });
        takeNumberOverrideAway(account, accessToken);
        log.info("Meta delivers the webhooks of business account {} to {} from now on", account.wabaId(), address);
        return new Subscription(address, ours, ours ? FIELDS : List.of());
    }

    /// Has Meta deliver nothing more for an account that was removed: as far as what is set there is ours, and no other
    /// number of the business account needs it.
    ///
    /// @return whether Meta has agreed, or there was nothing to ask
    boolean withdraw(Account account, Secret accessToken) {
        String here = callback.of(account).toString();
        String token = accessToken.reveal();
        try {
            WebhookChain chain = meta.webhookChain(token, account.phoneNumberId());
            if (here.equals(chain.number())) {
                meta.overrideNumber(token, account.phoneNumberId(), null, "");
            }
            if (here.equals(chain.business())) {
                handOn(account, token);
            }
            return true;
        } catch (GraphException | GraphUnreachableException | AccountRefused e) {
            log.warn(
                    "Meta may still deliver webhooks of {}, which is removed; they are kept as unmatched: {}",
                    account.displayPhoneNumber(),
                    e.getMessage());
            return false;
        }
    }

    private void handOn(Account gone, String token) {
        List<Account> others = accounts.list(gone.tenant()).stream()
                .filter(other -> other.wabaId().equals(gone.wabaId()))
                .toList();
        if (others.isEmpty()) {
            meta.unsubscribeApp(token, gone.wabaId());
        } else if (others.stream().noneMatch(other -> callback.of(other).equals(callback.of(gone)))) {
            register(gone.tenant(), others.getFirst().id());
        }
    }

    /// Some kinds of event ignore a business account's own address and go to the app's.
    private void subscribeApp(MetaApp ours, Secret verifyToken) {
        AccountRefused.ifMetaRefuses(Trouble.APP_REFUSED, () -> {
            meta.subscribeWebhook(ours.id(), ours.token().reveal(), callback.common(), verifyToken.reveal(), FIELDS);
            return ours;
        });
    }

    /// A number's own address goes before its business account's. An address of ours that another account has may stay.
    private void takeNumberOverrideAway(Account account, String accessToken) {
        String own = AccountRefused.ifMetaRefuses(
                        Trouble.NUMBER_NOT_FOUND, () -> meta.webhookChain(accessToken, account.phoneNumberId()))
                .number();
        if (own == null || own.isEmpty() || own.equals(callback.of(account).toString())) {
            return;
        }
        AccountRefused.ifMetaRefuses(Trouble.NUMBER_NOT_FOUND, () -> {
            meta.overrideNumber(accessToken, account.phoneNumberId(), null, "");
            return own;
        });
        log.info("Number {} no longer delivers its messages to {}", account.displayPhoneNumber(), own);
    }
}
