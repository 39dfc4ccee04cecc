using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Engine.SignIn.Protection;
using Shouldly;

namespace Web.Tests.Security.Authentication;

/// <summary>Refusals are counted by cause, so that an attack shows on a dashboard, and nobody can be read from the figures.</summary>
public sealed class SignInMetricsTests(SignInNodes nodes) : IClassFixture<SignInNodes>
{
    [Fact]
    public async Task Refusals_are_counted_by_cause_without_address_or_account()
    {
        var seen = new ConcurrentBag<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == SignInMetrics.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            foreach (var tag in tags)
            {
                seen.Add($"{instrument.Name} {tag.Key}={tag.Value}");
            }
        });
        listener.Start();
        using var visitor = nodes.First.Visit("izz.localhost", "198.51.100.77");
        await SignInNodes.TryAsync(visitor, SignInNodes.Mail);
        for (var i = 0; i < 11; i++)
        {
            await SignInNodes.TryAsync(visitor, $"niemand-{i}@voorbeeld.example");
        }

        using var other = nodes.First.Visit("izz.localhost");
        await SignInNodes.TryAsync(other, "code@zorggroep-voorbeeld.example", SignInNodes.Password);
        await (await other.GetAsync("inloggen/code")).Form("code").Fill("Code", "abcdef").SubmitAsync();
        await SignInNodes.TryAsync(other, SignInNodes.Mail, SignInNodes.Password);
        seen.ShouldContain("portal.sign_in.refused cause=WrongPassword");
        seen.ShouldContain("portal.sign_in.refused cause=UnknownMail");
        seen.ShouldContain("portal.sign_in.refused cause=WrongCode");
        seen.ShouldContain("portal.limited budget=SignIn");
        seen.ShouldContain("portal.sign_in.done level=Password");
        seen.ShouldAllBe(s => !s.Contains('@') && !s.Contains("198.51", StringComparison.Ordinal) && !s.Contains(SignInNodes.Mail, StringComparison.Ordinal));
    }
}
