package io.wasl.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.wasl.identity.ApiCaller;
import io.wasl.settings.Settings;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// The API's JSON: snake_case, and strict in what it reads. What is unknown, doubled or of another type is a mistake
/// that the caller learns of, not something to guess about.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ApiConfiguration implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ApiCaller.class, PageRequest.class);
    }

    private static final String INTRODUCTION = """
            Every request carries an API key: `Authorization: Bearer wasl_…`. The key acts for one client and opens what \
            its scopes say: `campaigns:read`, `campaigns:write`, `campaigns` for both, `*` for everything.

            Bodies are JSON in UTF-8; times are RFC 3339 in UTC; ids are opaque; fields that are not known are refused.

            Problems are `application/problem+json` (RFC 9457) with a `code` that never changes and, for input, `errors` \
            with `field` and `message`. What is absent and what belongs to another client both answer 404.

            Lists take `limit` (1 to 200) and `cursor`; the next part is asked for with the `next_cursor` of the one before.

            Every POST takes an `Idempotency-Key` (1 to 255 visible ASCII characters, kept 24 hours). The same key with the \
            same body gives the same answer and has no second effect; with another body 422; while the first request is at \
            work, or if it was cut off, 409. Only success is kept: after a refusal the key is free again.""";

    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addModule(new MoneyJson())
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    /// The description speaks of the fields as the JSON does.
    @Bean
    ModelResolver fieldNames() {
        return new ModelResolver(new ObjectMapper()
                .setPropertyNamingStrategy(com.fasterxml.jackson.databind.PropertyNamingStrategies.SNAKE_CASE));
    }

    @Bean
    OpenAPI description(Settings settings) {
        var key = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer");
        return new OpenAPI()
                .addServersItem(new Server().url(settings.apiBaseUrl().toString()))
                .info(new Info().title("Wasl").version("v1").description(INTRODUCTION))
                .components(new Components().addSecuritySchemes("key", key))
                .addSecurityItem(new SecurityRequirement().addList("key"));
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters
                .withJsonConverter(new JacksonJsonHttpMessageConverter(JSON))
                .addCustomConverter(new ByteArrayHttpMessageConverter());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LegibleParameters()).addPathPatterns("/api/v1/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ApiCallerArgument());
        resolvers.add(new PageRequestArgument());
    }
}
