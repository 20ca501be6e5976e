package io.wasl.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// What the server itself refuses before the platform sees it: an address with a NUL in it, a header that is none. It
/// knows neither reader nor language, so it says its sentence in all of them.
public final class ServerAnswers extends ErrorReportValve {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Wasl</title></head>
            <body>
            <p>This request cannot be read. Please check the address.</p>
            <p lang="fr">Cette demande est illisible. Veuillez vérifier l’adresse.</p>
            <p lang="ar" dir="rtl">تعذّرت قراءة هذا الطلب. تحقق من العنوان.</p>
            <p><a href="/">Wasl</a></p>
            </body>
            </html>
            """;
    private static final int REFUSED = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < REFUSED || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        boolean program = String.valueOf(request.getRequestURI()).startsWith("/api/");
        try {
            response.setContentType(program ? "application/problem+json" : "text/html;charset=UTF-8");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.getReporter().write(program ? problem(response.getStatus()) : PAGE);
            response.finishResponse();
        } catch (IOException gone) {
            getContainer().getLogger().debug("Nobody waits for this answer any more", gone);
        }
    }

    private static String problem(int status) {
        return """
                {"type":"about:blank","status":%d,"code":"unreadable_request","detail":"This request cannot be read"}""".formatted(status);
    }
}
