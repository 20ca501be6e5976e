package io.wasl.campaign;

import io.wasl.campaign.PossibleSender.Standing;
import io.wasl.connection.Account;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A client's numbers, seen as those that could send a part of a campaign.
@Component
public class PossibleSenders {

    /// So many take part in one campaign at most.
    public static final int MOST = 20;

    private final Accounts accounts;
    private final Surroundings surroundings;

    PossibleSenders(Accounts accounts, Surroundings surroundings) {
        this.accounts = accounts;
        this.surroundings = surroundings;
    }

    /// All of them, the campaign's own first.
    public List<PossibleSender> of(Campaign campaign) {
        // Without its audience, which may be a list of a hundred thousand.
        Draft draft = Draft.named(campaign.name()).withTemplate(campaign.template());
        List<Account> all = accounts.list(campaign.tenant());
        String business = all.stream()
                .filter(account -> account.id().equals(campaign.account()))
                .map(Account::business)
                .findFirst()
                .orElse("");
        List<PossibleSender> senders = new ArrayList<>();
        for (Account account : all) {
            Circumstances now = surroundings.of(campaign.tenant(), draft.withAccount(account.id()));
            Standing standing = standing(campaign, account, now.template());
            boolean sameBusiness = account.business().equals(business);
            senders.add(
                    standing == Standing.OWN ? 0 : senders.size(),
                    new PossibleSender(account, now.reach(), standing, sameBusiness));
        }
        return senders;
    }

    /// The campaign's own number and these.
    ///
    /// @throws CampaignRefused if one of them cannot send it, or there is none
    List<PossibleSender> chosen(Campaign campaign, Collection<AccountId> others) {
        List<PossibleSender> chosen = of(campaign).stream()
                .filter(sender -> sender.standing() == Standing.OWN
                        || (sender.canTakePart()
                                && others.contains(sender.account().id())))
                .toList();
        boolean hasOwn = !chosen.isEmpty() && chosen.getFirst().standing() == Standing.OWN;
        long wanted = others.stream()
                .filter(other -> !other.equals(campaign.account()))
                .distinct()
                .count();
        if (!hasOwn || wanted == 0 || chosen.size() != 1 + wanted || chosen.size() > MOST) {
            throw new CampaignRefused(
                    Refusal.UNSUITABLE_NUMBER, "One of the numbers cannot send the campaign, or there is none");
        }
        return chosen;
    }

    private static Standing standing(Campaign campaign, Account account, @Nullable Template template) {
        if (account.id().equals(campaign.account())) {
            return Standing.OWN;
        }
        if (!account.canSend()) {
            return Standing.NOT_CONNECTED;
        }
        return template != null && template.canSend() ? Standing.READY : Standing.NO_TEMPLATE;
    }
}
