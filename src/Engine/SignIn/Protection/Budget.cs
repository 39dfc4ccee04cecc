namespace Engine.SignIn.Protection;

/// <summary>What may be done only so often (ASVS 2.4.1 and 6.3.1), over all tenants and nodes together.</summary>
public enum Budget
{
    /// <summary>Passwords sent from one address (AUT-1).</summary>
    SignIn,

    /// <summary>Codes of the second step, and requests for one, from one address.</summary>
    Code,

    /// <summary>Passkey questions and answers from one address.</summary>
    Passkey,

    /// <summary>Visits to a broker that are begun, from one address.</summary>
    Broker,

    /// <summary>Requests for a link to choose a new password, from one address.</summary>
    PasswordMail,

    /// <summary>Uses of a mailed link, from one address.</summary>
    Activation,

    /// <summary>Requests for an account that one tenant takes from one address: what was filled in wrongly is no request.</summary>
    AccountRequest,

    /// <summary>Forms that ask for an account, right or wrong, from one address.</summary>
    AccountForm,

    /// <summary>Invitations that one person sends, sends again or withdraws.</summary>
    Invitation,

    /// <summary>Questions to the desk by one person.</summary>
    Question,

    /// <summary>Numbers of contracts that one person tries to link, and links that are ended.</summary>
    ContractLink,

    /// <summary>Searches by one person.</summary>
    Search,

    /// <summary>Downloads of whole lists by one person.</summary>
    Export,

    /// <summary>Passwords for one e-mail address at one tenant, whether it has an account or not, by devices that are not known.</summary>
    Account,

    /// <summary>Passwords for one account from one device that signed in before (AUT-2).</summary>
    Device,

    /// <summary>Forms that are kept for one account whose session ended.</summary>
    KeptForm,

    /// <summary>Answers to questions that were mailed, from one address.</summary>
    Consent,

    /// <summary>Messages of connected systems, from one address.</summary>
    Connector,

    /// <summary>Documents to sign that are opened by a mailed link, from one address.</summary>
    SignedDocument,

    /// <summary>Wrong keys of the API from one address.</summary>
    ApiKey,

    /// <summary>Requests by one key of the API.</summary>
    Api,
}

/// <summary>How often, in how long a time: in no stretch of that length is more allowed.</summary>
public readonly record struct Allowance(int Times, TimeSpan Window)
{
    /// <summary>Moments that are remembered one by one; a larger allowance is handed out in portions.</summary>
    private const int MostSlots = 20;

    public int Slots => Math.Min(Times, MostSlots);

    /// <summary>What one remembered moment stands for.</summary>
    public int Portion => Times / Slots;
}
