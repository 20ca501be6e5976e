package io.wasl.web;

import io.wasl.database.Standstill;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.Permission;
import io.wasl.kernel.Language;
import io.wasl.tenant.Tenant;
import io.wasl.tenant.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What the frame around every page shows. Templates ask it: `${#shell.entries()}`.
@Component
class Shell {

    /// How many entries the bar at the bottom of a phone's screen holds beside "More".
    private static final int ON_A_PHONE = 4;

    /// @param key the section's name in the texts, `web.nav.KEY`, and the name by which pages say where they stand
    /// @param permission null if everybody may
    record Entry(
            String key, String path, String icon, @Nullable Permission permission) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry("home", "/", "home", null),
            new Entry("campaigns", "/campaigns", "send", null),
            new Entry("inbox", "/inbox", "message-circle", null),
            new Entry("contacts", "/contacts", "users", null),
            new Entry("templates", "/templates", "template", null),
            new Entry("otp", "/otp", "key", null),
            new Entry("deposits", "/deposits", "wallet", null),
            new Entry("accounts", "/accounts", "plug-connected", null),
            new Entry("developers", "/developers", "code", Permission.MANAGE_API_KEYS),
            new Entry("team", "/team", "shield", Permission.MANAGE_TEAM),
            new Entry("operator", "/operator", "server", Permission.OPERATE));

    private final Tenants tenants;
    private final Standstill standstill;
    private final Cookies cookies;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    Shell(
            Tenants tenants,
            Standstill standstill,
            Cookies cookies,
            ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.tenants = tenants;
        this.standstill = standstill;
        this.cookies = cookies;
        this.mappings = mappings;
    }

    /// Why nothing is sent, if that is so.
    public Standstill.@Nullable Standing standstill() {
        return user() == null ? null : standstill.current().orElse(null);
    }

    public @Nullable CurrentUser user() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof CurrentUser user ? user : null;
    }

    /// The sections that exist and that the user may enter.
    public List<Entry> entries() {
        var user = user();
        return existing().stream()
                .filter(entry -> user != null && mayEnter(user, entry))
                .toList();
    }

    List<Entry> existing() {
        var paths = paths();
        return ENTRIES.stream().filter(entry -> paths.contains(entry.path())).toList();
    }

    /// Whether some module answers there: a page includes another module's part only if that module is present.
    public boolean serves(String path) {
        return paths().contains(path);
    }

    /// Only clients are told things.
    public boolean hasNotices() {
        var user = user();
        return user != null && user.tenant() != null && serves("/notices");
    }

    public List<Entry> firstEntries() {
        return entries().stream().limit(ON_A_PHONE).toList();
    }

    public List<Entry> otherEntries() {
        return entries().stream().skip(ON_A_PHONE).toList();
    }

    public String clientName() {
        return Optional.ofNullable(user())
                .map(CurrentUser::tenant)
                .flatMap(tenants::find)
                .map(Tenant::name)
                .orElse("");
    }

    public Language language() {
        return Language.of(LocaleContextHolder.getLocale());
    }

    /// Tabler's sheet for the direction of the language.
    public String tabler() {
        return language().rightToLeft() ? "tabler.rtl.min.css" : "tabler.min.css";
    }

    public Language[] languages() {
        return Language.values();
    }

    /// Whether telephone numbers may be taken away in bulk.
    public boolean mayExport() {
        var user = user();
        return user != null && user.may(Permission.EXPORT_CONTACTS);
    }

    /// The cookie in which the page's script keeps the browser's time zone.
    public String zoneCookie() {
        return cookies.name(Reader.ZONE);
    }

    /// The page being looked at, to come back to.
    public String here() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && "GET".equals(attributes.getRequest().getMethod())) {
            var request = attributes.getRequest();
            var query = request.getQueryString();
            return request.getRequestURI() + (query == null ? "" : "?" + query);
        }
        return "/";
    }

    private static boolean mayEnter(CurrentUser user, Entry entry) {
        boolean ofClients =
                entry.permission() != Permission.OPERATE && !entry.path().equals("/");
        return (entry.permission() == null || user.may(entry.permission())) && !(ofClients && user.tenant() == null);
    }

    private Set<String> paths() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(route -> route.getDirectPaths().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
