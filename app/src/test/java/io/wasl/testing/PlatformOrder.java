package io.wasl.testing;

import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.TestPropertySource;

/// Puts tests that run in the same platform behind one another, so that it is started once and soon forgotten.
public final class PlatformOrder implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext tests) {
        tests.getClassDescriptors().sort(Comparator.comparing(PlatformOrder::platform));
    }

    private static String platform(ClassDescriptor test) {
        var properties = test.findAnnotation(TestPropertySource.class)
                .map(source -> Arrays.toString(source.properties()))
                .orElse("");
        // Spring takes the parts of a superclass too, which JUnit does not find.
        var parts = AnnotatedElementUtils.findMergedAnnotation(test.getTestClass(), Import.class);
        return parts == null ? properties : properties + Arrays.toString(parts.value());
    }
}
