using Engine.News;

namespace Web.Admin.News;

/// <summary>Whether a news item is shown today, in words.</summary>
internal static class NewsState
{
    public static string Of(NewsItem item, DateOnly today) => item switch
    {
        { EndedAt: not null } => "Beëindigd",
        _ when item.From > today => "Komt nog",
        _ when item.Until < today => "Voorbij",
        _ => "Te zien",
    };
}
