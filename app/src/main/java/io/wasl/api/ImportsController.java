package io.wasl.api;

import io.wasl.audience.Import;
import io.wasl.audience.ImportId;
import io.wasl.audience.ImportOptions;
import io.wasl.audience.ImportRefused;
import io.wasl.audience.Imports;
import io.wasl.audience.RejectedRows;
import io.wasl.identity.ApiCaller;
import io.wasl.identity.GivesNumbers;
import io.wasl.intake.NeedsDisk;
import io.wasl.kernel.TenantId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/imports")
class ImportsController {

    private final Imports imports;
    private final MessageSource texts;

    ImportsController(Imports imports, MessageSource texts) {
        this.imports = imports;
        this.texts = texts;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportJson> begin(
            ApiCaller caller,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable List<String> tags,
            @RequestParam(name = "default_country", required = false) @Nullable String defaultCountry)
            throws IOException {
        var tenant = caller.tenant();
        try (var content = file.getInputStream()) {
            var options = new ImportOptions(MappingReading.read(mapping), tags(tags), defaultCountry);
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            var draft = imports.upload(tenant, name, content, options, "api");
            start(tenant, draft.id());
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/imports/" + draft.id()))
                    .body(json(tenant, find(tenant, draft.id())));
        } catch (ImportRefused e) {
            throw problem(e);
        }
    }

    @GetMapping
    Page<ImportJson> list(ApiCaller caller, PageRequest page) {
        var after = page.after() == null ? null : id(page.after());
        var found = imports.list(caller.tenant(), after, page.limit() + 1);
        return Page.of(found, page, imported -> imported.id().toString(), imported -> json(caller.tenant(), imported));
    }

    @GetMapping("/{id}")
    ImportJson show(ApiCaller caller, @PathVariable String id) {
        return json(caller.tenant(), find(caller.tenant(), id(id)));
    }

    @GetMapping("/{id}/rejected")
    @GivesNumbers
    @NeedsDisk
    void rejected(
            ApiCaller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean duplicates,
            HttpServletResponse response)
            throws IOException {
        var imported = find(caller.tenant(), id(id));
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejected-" + imported.id() + ".csv\"");
        try (var rows = RejectedRows.forPrograms(response.getOutputStream(), imported.plan())) {
            imports.writeRejected(caller.tenant(), imported, duplicates, rows);
        }
    }

    @DeleteMapping("/{id}")
    ResponseEntity<ImportJson> undo(ApiCaller caller, @PathVariable String id) {
        var imported = imports.undo(caller.tenant(), id(id)).orElseThrow(ApiProblem::notFound);
        return ResponseEntity.accepted().body(json(caller.tenant(), imported));
    }

    /// What cannot be started is not left behind as a draft that no program comes back to.
    private void start(TenantId tenant, ImportId id) {
        try {
            imports.start(tenant, id);
        } catch (ImportRefused e) {
            imports.undo(tenant, id);
            throw e;
        }
    }

    private Import find(TenantId tenant, ImportId id) {
        return imports.find(tenant, id).orElseThrow(ApiProblem::notFound);
    }

    private ImportJson json(TenantId tenant, Import imported) {
        return ImportJson.of(imported, imports.refused(tenant, imported.id()));
    }

    private ApiProblem problem(ImportRefused refused) {
        var detail = refused.detail();
        var text = texts.getMessage(
                "audience.refused." + refused.code(), new Object[] {detail == null ? "" : detail}, Locale.ENGLISH);
        if (!refused.field().equals("file")) {
            return ApiProblem.invalid(refused.field(), text);
        }
        var status = switch (refused.code()) {
            case "busy" -> HttpStatus.SERVICE_UNAVAILABLE;
            case "file_too_large", "too_many_rows", "unpacks_too_large" -> HttpStatus.CONTENT_TOO_LARGE;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return ApiProblem.of(status, refused.code(), text);
    }

    /// Repeated, parted by commas, or a JSON list.
    private static List<String> tags(@Nullable List<String> tags) {
        if (tags == null) {
            return List.of();
        }
        return tags.stream()
                .flatMap(tag -> Arrays.stream(tag.split(",")))
                .map(ImportsController::bare)
                .toList();
    }

    private static String bare(String tag) {
        var bare = tag.strip();
        bare = bare.startsWith("[") ? bare.substring(1).strip() : bare;
        bare = bare.endsWith("]") ? bare.substring(0, bare.length() - 1).strip() : bare;
        bare = bare.startsWith("\"") ? bare.substring(1) : bare;
        return bare.endsWith("\"") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static ImportId id(String text) {
        try {
            return ImportId.of(text);
        } catch (IllegalArgumentException notOurs) {
            throw ApiProblem.notFound();
        }
    }
}
