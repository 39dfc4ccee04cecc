using System.Text;
using System.Text.Json;
using Engine.Workflows.Values;
using Shouldly;

namespace Engine.Tests.Workflows.Values;

public sealed class StateJsonTests
{
    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { true, "true" },
        { "text \u20ac \"quoted\"", "\"text € \\\"quoted\\\"\"" },
        { 5L, "5" },
        { long.MinValue, "-9223372036854775808" },
        { 5.0, "5.0" },
        { -0.0, "-0.0" },
        { 0.1, "0.1" },
        { 1e300, "1E+300" },
        { double.NaN, "{\"$number\":\"NaN\"}" },
        { double.NegativeInfinity, "{\"$number\":\"-Infinity\"}" },
        { 19.990m, "{\"$decimal\":\"19.990\"}" },
        { new DateTimeOffset(2026, 9, 16, 12, 0, 0, TimeSpan.FromHours(2)), "{\"$date\":\"2026-09-16T12:00:00+02:00\"}" },
        { new TimeSpan(14, 0, 0, 0), "{\"$span\":\"14.00:00:00\"}" },
        { new Guid("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"), "{\"$guid\":\"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee\"}" },
        { new byte[] { 1, 2, 3 }, "{\"$bytes\":\"AQID\"}" },
        { new List<object?> { 1L, null, "a" }, "[1,null,\"a\"]" },
        { new OrderedDictionary<string, object?> { ["b"] = 1L, ["a"] = 2.5 }, "{\"b\":1,\"a\":2.5}" },
        { new OrderedDictionary<string, object?> { ["$date"] = "no date" }, "{\"$map\":{\"$date\":\"no date\"}}" },
        { new OrderedDictionary<string, object?> { ["$map"] = 1L, ["x"] = 2L }, "{\"$map\":{\"$map\":1,\"x\":2}}" },
        { new OrderedDictionary<string, object?> { ["x"] = 1L, ["$date"] = "y" }, "{\"x\":1,\"$date\":\"y\"}" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_comes_back_as_what_it_was(object? value, string json)
    {
        var written = Write(value);
        written.ShouldBe(json);
        using var document = JsonDocument.Parse(written);
        var read = StateJson.Read(document.RootElement);
        Plain.Same(read, value).ShouldBeTrue();
        (read?.GetType()).ShouldBe(value?.GetType());
    }

    [Fact]
    public void Names_keep_their_order_and_canonical_JSON_has_one_order()
    {
        var map = PlainJson.Read("{\"b\":1,\"a\":{\"d\":1,\"c\":2.0}}");
        PlainJson.Write(map).ShouldBe("{\"b\":1,\"a\":{\"d\":1,\"c\":2}}");
        PlainJson.WriteCanonical(map).ShouldBe("{\"a\":{\"c\":2,\"d\":1},\"b\":1}");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\ud800\":1}")]
    public void JSON_that_cannot_be_data_is_refused(string text) => Should.Throw<JsonException>(() => PlainJson.Read(text));

    [Fact]
    public void JSON_that_is_nested_too_deep_is_refused() =>
        Should.Throw<JsonException>(() => PlainJson.Read(new string('[', 65) + new string(']', 65)));

    [Theory]
    [InlineData("\"text\"", 6)]
    [InlineData("[1,2,3]", 23)]
    [InlineData("{\"name\":\"é\"}", 14)]
    public void The_size_of_a_value_is_close_to_its_JSON(string json, int size) => ValueSize.Measure(PlainJson.Read(json)).ShouldBe(size);

    [Fact]
    public void Measuring_stops_where_the_limit_is_passed()
    {
        var huge = new List<object?>(Enumerable.Repeat<object?>(new string('x', 1000), 100_000));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        ValueSize.Measure(huge, 10_000).ShouldBeInRange(10_000, 20_000);
        clock.ElapsedMilliseconds.ShouldBeLessThan(200);
    }

    private static string Write(object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, PlainJson.Writing))
        {
            StateJson.Write(writer, value);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
