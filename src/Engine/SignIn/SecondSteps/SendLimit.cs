using Engine.Modules;
using Engine.Ui;

namespace Engine.SignIn.SecondSteps;

/// <summary>At most three codes in ten minutes and ten in a day go out for one account, however they are sent (AUT-5).</summary>
public static class SendLimit
{
    public const int PerTenMinutes = 3;

    public const int PerDay = 10;

    /// <summary>How long the next code of the same sign-in waits, so that the first one has time to arrive.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <param name="sent">Codes of the last day, newest first.</param>
    /// <returns>Null when another code may go out.</returns>
    public static Refusal? Check(IReadOnlyList<SentCode> sent, Guid binding, DateTimeOffset now)
    {
        if (sent.Count >= PerDay)
        {
            return Until("code.day", sent[PerDay - 1].SentAt.AddDays(1));
        }

        if (sent.Count >= PerTenMinutes && now - sent[PerTenMinutes - 1].SentAt < SentCode.Lifetime)
        {
            return Until("code.limit", sent[PerTenMinutes - 1].SentAt + SentCode.Lifetime);
        }

        return sent.Count > 0 && sent[0].Binding == binding && now - sent[0].SentAt < Pause
            ? new("code.pause", $"Wij hebben net een code verstuurd. Wacht nog {(int)Math.Ceiling((sent[0].SentAt + Pause - now).TotalSeconds)} seconden.")
            : null;
    }

    private static Refusal Until(string code, DateTimeOffset moment) =>
        new(code, $"Wij hebben u al vaak een code gestuurd. Vanaf {Show.Moment(moment)} uur kunt u een nieuwe vragen.");
}
