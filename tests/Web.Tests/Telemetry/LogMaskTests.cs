using System.Text.Json;
using Shouldly;
using Web.Telemetry;

namespace Web.Tests.Telemetry;

public sealed class LogMaskTests
{
    [Fact]
    public void The_moment_and_the_trace_of_a_line_stay_as_they_are()
    {
        // the fraction of a second and the trace hold digits that pass the eleven test
        const string Line = """{"Timestamp":"2026-11-22T02:31:12.3456782+00:00","Level":"Information","TraceId":"123456782aaaaaaaaaaaaaaaaaaaaaaa","SpanId":"123456782aaaaaaa"}""";
        LogMask.Of(Line).ShouldBe(Line);
    }

    [Theory]
    [InlineData("""{"RenderedMessage":"BSN 123456782"}""", """{"RenderedMessage":"BSN *********"}""")]
    [InlineData("""{"Properties":{"Wie":"1234.56.782"}}""", """{"Properties":{"Wie":"*********"}}""")]
    [InlineData("""{"Properties":{"Wie":123456782,"Node":"a"}}""", """{"Properties":{"Wie":"*********","Node":"a"}}""")]
    [InlineData("""{"Exception":"fout \"p.poelstra@example.nl\" en p%40example.nl"}""", """{"Exception":"fout \"***@***\" en ***@***"}""")]
    [InlineData("""{"Wie":["a@b.nl","123456782"]}""", """{"Wie":["***@***","*********"]}""")]
    public void Addresses_and_citizen_service_numbers_in_values_are_masked(string line, string masked) => LogMask.Of(line).ShouldBe(masked);

    [Theory]
    [InlineData("""{"Properties":{"Milliseconds":1.23456782,"Tijd":12.3456782}}""")]
    [InlineData("""{"Properties":{"Ticks":638123456782}}""")]
    public void A_measured_number_is_no_person(string line)
    {
        LogMask.Of(line).ShouldBe(line);
        Should.NotThrow(() => JsonDocument.Parse(LogMask.Of(line)));
    }

    [Fact]
    public void A_line_that_is_cut_off_is_still_masked() => LogMask.Of("""{"Bericht":"p@example.nl, 123456782""").ShouldBe("""{"Bericht":"***@***, *********""");
}
