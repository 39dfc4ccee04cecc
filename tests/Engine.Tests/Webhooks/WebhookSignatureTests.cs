using Engine.Webhooks;
using Shouldly;

namespace Engine.Tests.Webhooks;

/// <summary>What receivers compute with any library of Standard Webhooks.</summary>
public sealed class WebhookSignatureTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void The_signature_is_that_of_the_published_vector() =>
        WebhookSignature.Of([Secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", At, """{"test": 2432232314}""").ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Fact]
    public void Each_secret_signs_by_itself()
    {
        var other = WebhookSignature.NewSecret();
        var both = WebhookSignature.Of([other, Secret], "a", At, "{}");
        both.ShouldBe($"{WebhookSignature.Of([other], "a", At, "{}")} {WebhookSignature.Of([Secret], "a", At, "{}")}");
    }

    [Fact]
    public void Each_part_changes_the_signature()
    {
        string[] all =
        [
            WebhookSignature.Of([Secret], "a", At, "{}"), WebhookSignature.Of([Secret], "b", At, "{}"), WebhookSignature.Of([Secret], "a", At.AddSeconds(1), "{}"),
            WebhookSignature.Of([Secret], "a", At, "{ }"), WebhookSignature.Of([WebhookSignature.NewSecret()], "a", At, "{}"),
        ];
        all.Distinct().Count().ShouldBe(all.Length);
    }

    [Fact]
    public void A_secret_has_the_length_that_the_standard_asks()
    {
        var secret = WebhookSignature.NewSecret();
        secret.ShouldStartWith("whsec_");
        Convert.FromBase64String(secret[6..]).Length.ShouldBeInRange(24, 64);
        WebhookSignature.NewSecret().ShouldNotBe(secret);
    }
}
