package io.wasl.audience.web;

import com.ibm.icu.util.TimeZone;
import io.wasl.audience.Import;
import io.wasl.audience.ImportId;
import io.wasl.audience.ImportOptions;
import io.wasl.audience.ImportRefused;
import io.wasl.audience.Imports;
import io.wasl.audience.MappingWish;
import io.wasl.contact.PhoneNumbers;
import io.wasl.identity.CurrentUser;
import io.wasl.kernel.TenantId;
import java.util.List;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// What the pages about imports share.
@Component
class ImportDesk {

    private final Imports imports;
    private final MessageSource texts;

    ImportDesk(Imports imports, MessageSource texts) {
        this.imports = imports;
        this.texts = texts;
    }

    Import find(CurrentUser user, String id) {
        return find(user.client(), id(id));
    }

    /// One of which nothing has been taken yet.
    Import draft(CurrentUser user, String id) {
        var found = find(user, id);
        if (found.status() != Import.Status.DRAFT) {
            throw nothing(null);
        }
        return found;
    }

    /// The country of the last file, or the one where the reader is; empty if neither is known.
    String likelyCountry(TenantId client) {
        return imports.list(client, null, 1).stream()
                .map(Import::defaultCountry)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(ImportDesk::here);
    }

    String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /// Why a row was not taken.
    String reason(String code) {
        return Objects.requireNonNullElse(
                texts.getMessage("audience.reason." + code, null, code, LocaleContextHolder.getLocale()), code);
    }

    String text(ImportRefused refused) {
        return text("audience.refused." + refused.code(), Objects.requireNonNullElse(refused.detail(), ""));
    }

    static ImportOptions options(MappingWish mapping, String tags, String country) {
        return new ImportOptions(mapping, List.of(tags.split("[,،;\\n]")), country, LocaleContextHolder.getLocale());
    }

    static ModelAndView refused(String view) {
        var answer = new ModelAndView(view);
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    static ImportId id(String text) {
        try {
            return ImportId.of(text);
        } catch (IllegalArgumentException notOurs) {
            throw nothing(notOurs);
        }
    }

    private Import find(TenantId client, ImportId id) {
        return imports.find(client, id).orElseThrow(() -> nothing(null));
    }

    private static ResponseStatusException nothing(@org.jspecify.annotations.Nullable Throwable cause) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, null, cause);
    }

    private static String here() {
        try {
            var region = TimeZone.getRegion(LocaleContextHolder.getTimeZone().getID());
            return PhoneNumbers.isCountry(region) ? region : "";
        } catch (IllegalArgumentException noSuchZone) {
            return "";
        }
    }
}
