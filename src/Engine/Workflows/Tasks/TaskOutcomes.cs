namespace Engine.Workflows.Tasks;

/// <summary>What can be decided about tasks, by the names of the outcomes of their activities.</summary>
public static class TaskOutcomes
{
    public const string Approved = "Approved";
    public const string Rejected = "Rejected";
    public const string MoreInfo = "MoreInfo";
    public const string Verified = "Verified";
    public const string NeedsContact = "NeedsContact";
    public const string Accepted = "Accepted";
    public const string Declined = "Declined";
    public const string Uploaded = "Uploaded";

    /// <summary>Decisions about an approval, as definitions name them, with their outcomes.</summary>
    public static readonly IReadOnlyDictionary<string, string> OfDecision = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Approve"] = Approved, ["Reject"] = Rejected, ["MoreInfo"] = MoreInfo,
    };

    /// <summary>Whether the work goes on with it: then the form must be filled in, and every item of the checklist ticked. Otherwise it says why.</summary>
    public static bool IsYes(string outcome) => outcome is Approved or Verified or Accepted or Uploaded;
}
