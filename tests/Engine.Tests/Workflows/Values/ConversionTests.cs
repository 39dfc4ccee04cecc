using Engine.Workflows.Values;
using Shouldly;

namespace Engine.Tests.Workflows.Values;

public sealed class ConversionTests
{
    [Theory]
    [InlineData("5", "Int32", "5")]
    [InlineData("\"42\"", "Int32", "42")]
    [InlineData("\" -7 \"", "Int64", "-7")]
    [InlineData("5", "String", "\"5\"")]
    [InlineData("1.5", "String", "\"1.5\"")]
    [InlineData("true", "String", "\"true\"")]
    [InlineData("{\"a\":1}", "String", "\"{\\\"a\\\":1}\"")]
    [InlineData("\"TRUE\"", "Boolean", "true")]
    [InlineData("\"19.99\"", "Decimal", "19.99")]
    [InlineData("0.1", "Decimal", "0.1")]
    [InlineData("\"1e3\"", "Double", "1000")]
    [InlineData("3", "Double", "3")]
    [InlineData("null", "Int32?", "null")]
    [InlineData("null", "String", "null")]
    [InlineData("\"AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE\"", "Guid", "\"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee\"")]
    [InlineData("\"1.02:03:04\"", "TimeSpan", "\"1.02:03:04\"")]
    [InlineData("\"2026-09-16\"", "DateTimeOffset", "\"2026-09-15T22:00:00+00:00\"")]
    [InlineData("\"2026-09-16T12:00\"", "DateTimeOffset", "\"2026-09-16T10:00:00+00:00\"")]
    [InlineData("\"2026-01-16 12:00:00.5\"", "DateTime", "\"2026-01-16T11:00:00.5+00:00\"")]
    [InlineData("\"2026-09-16T12:00:00-05:00\"", "DateTimeOffset", "\"2026-09-16T12:00:00-05:00\"")]
    [InlineData("\"2026-09-16T10:00:00Z\"", "DateTimeOffset", "\"2026-09-16T10:00:00+00:00\"")]
    [InlineData("\"aG9p\"", "ByteArray", "\"aG9p\"")]
    [InlineData("[\"1\",2]", "List<Int32>", "[1,2]")]
    [InlineData("\"[1,2]\"", "List<String>", "[\"1\",\"2\"]")]
    [InlineData("[1,\"1\",2,2]", "HashSet<Int32>", "[1,2]")]
    [InlineData("{\"a\":1}", "StringDictionary", "{\"a\":\"1\"}")]
    [InlineData("\"{\\\"a\\\":[1]}\"", "ObjectDictionary", "{\"a\":[1]}")]
    [InlineData("[1,{\"a\":null}]", "Object", "[1,{\"a\":null}]")]
    public void A_value_that_fits_is_converted(string value, string type, string expected)
    {
        Conversion.Try(PlainJson.Read(value), Alias(type), out var result).ShouldBeNull();
        PlainJson.Write(result).ShouldBe(expected);
        // what fits once, fits again without change
        Conversion.Try(result, Alias(type), out var again).ShouldBeNull();
        Plain.Same(result, again).ShouldBeTrue();
    }

    [Theory]
    [InlineData("null", "Int32", "niets past niet in het type Int32")]
    [InlineData("null", "Boolean", "niets past niet")]
    [InlineData("3.7", "Int32", "getal 3.7 past niet in het type Int32")]
    [InlineData("3000000000", "Int32", "ligt buiten -2147483648 tot en met 2147483647")]
    [InlineData("40000", "Int16", "ligt buiten")]
    [InlineData("1e300", "Int64", "past niet")]
    [InlineData("9007199254740993.5", "Int64", "past niet")]
    [InlineData("\"\"", "Int32", "past niet")]
    [InlineData("\"abc\"", "Double", "tekst \"abc\" past niet in het type Double")]
    [InlineData("\"19,99\"", "Decimal", "schrijf een punt")]
    [InlineData("1e300", "Decimal", "past niet")]
    [InlineData("1e300", "Single", "past niet")]
    [InlineData("1", "Boolean", "geheel getal 1 past niet in het type Boolean")]
    [InlineData("\"ja\"", "Boolean", "past niet")]
    [InlineData("true", "Int32", "ja/nee true past niet")]
    [InlineData("\"x\"", "Guid", "past niet")]
    [InlineData("\"72:00:00\"", "TimeSpan", "schrijf 3.00:00:00 voor 72 uur")]
    [InlineData("60", "TimeSpan", "past niet")]
    [InlineData("\"16-09-2026\"", "DateTimeOffset", "is geen moment")]
    [InlineData("\"2026-02-30\"", "DateTimeOffset", "is geen moment")]
    [InlineData("1789632000000", "DateTimeOffset", "new Date(...)")]
    [InlineData("\"***\"", "ByteArray", "past niet")]
    [InlineData("\"a@example.nl\"", "List<String>", "past niet in het type List<String>")]
    [InlineData("[1,\"x\"]", "List<Int32>", "item 2 van de lijst: tekst \"x\" past niet")]
    [InlineData("{\"a\":{\"b\":1}}", "List<Object>", "object past niet")]
    [InlineData("[1]", "ObjectDictionary", "lijst past niet")]
    public void A_value_that_does_not_fit_is_a_failure_with_the_reason(string value, string type, string message)
    {
        var failure = Conversion.Try(PlainJson.Read(value), Alias(type), out var result).ShouldNotBeNull();
        failure.Message.ShouldContain(message);
        failure.TargetType.ShouldBe(type);
        result.ShouldBeNull();
    }

    [Theory]
    [InlineData("00:00:00", 0)]
    [InlineData("00:00:01", 1)]
    [InlineData("23:59:59", 86399)]
    [InlineData("14.00:00:00", 1209600)]
    [InlineData("-1.00:00:01", -86401)]
    [InlineData("1:02:03", 3723)]
    public void A_time_span_has_one_form(string text, int seconds)
    {
        TimeSpans.TryParse(text, out var span, out var fault).ShouldBeTrue();
        (span, fault).ShouldBe((TimeSpan.FromSeconds(seconds), null));
    }

    [Theory]
    [InlineData("72:00:00", "schrijf 3.00:00:00")]
    [InlineData("24:00:00", "schrijf 1.00:00:00")]
    [InlineData("2.30:10:00", "schrijf 3.06:10:00")]
    [InlineData("00:60:00", "dagen.uren:minuten:seconden")]
    [InlineData("3", "dagen.uren:minuten:seconden")]
    [InlineData("1:2", "dagen.uren:minuten:seconden")]
    [InlineData("P1D", "dagen.uren:minuten:seconden")]
    [InlineData("", "dagen.uren:minuten:seconden")]
    [InlineData(null, "dagen.uren:minuten:seconden")]
    [InlineData("99999999.00:00:00", "dagen.uren:minuten:seconden")]
    public void A_time_span_in_another_form_says_the_right_one(string? text, string message)
    {
        TimeSpans.TryParse(text, out _, out var fault).ShouldBeFalse();
        fault.ShouldNotBeNull().ShouldContain(message);
    }

    private static TypeAlias Alias(string name) => TypeAlias.TryParse(name, out var alias) ? alias : throw new ArgumentException(name);
}
