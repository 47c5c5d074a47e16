/// Words that passwords are commonly made of, in small letters: everyday words, names, days,
/// clubs, and what people here work with. With digits, signs, repeats and runs of keys they make
/// many millions of passwords; ``PasswordRule`` refuses those made of one or two of them.
enum CommonWords {
    static let all: Set<String> = Set(
        "\(everyday) \(names) \(calendar) \(places) \(work)".split(separator: " ").map(String.init))

    private static let everyday = """
        password passwort passwd passcode passphrase pass word secret login logon signin signon \
        admin administrator root user guest test testing tester demo sample example default change \
        changeme changeit letmein letme welcome hello hallo hiya goodbye open sesame access enter \
        iloveyou love loveyou lover loveme forever baby babygirl babyboy angel princess prince queen \
        king sunshine sunflower flower rainbow butterfly unicorn dragon monkey tiger lion bear panda \
        kitten kitty puppy doggy dog cat fish bird horse pony rabbit bunny chicken turtle shark wolf \
        eagle falcon hunter ranger master mister shadow ninja samurai warrior knight wizard magic \
        mystery ghost killer hacker trust trustno freedom liberty peace happy smile lucky cookie \
        chocolate cheese pepper ginger banana apple orange cherry strawberry lemon peach sugar honey \
        candy pizza coffee summer winter spring autumn season football soccer cricket rugby tennis \
        golf hockey baseball basketball liverpool arsenal chelsea everton united city rovers canaries \
        manchester newcastle celtic ipswich leeds spurs villa champion winner number one first \
        second third last final super superman batman spiderman ironman hulk starwars startrek \
        skywalker vader pokemon pikachu minecraft fortnite roblox nintendo mario zelda matrix \
        hogwarts potter gandalf frodo thomas computer internet google facebook twitter amazon \
        microsoft windows office apple samsung android iphone laptop desktop server network system \
        database mobile phone email account money silver golden gold diamond crystal purple yellow \
        green blue black white red pink brown violet scarlet music guitar piano drums dance party \
        friday family mother father mummy mum daddy dad sister brother nana granny grandma grandad \
        friend friends best buddy mate good great cool hot nice sweet cute sexy crazy stupid silly \
        god jesus heaven angels church bless faith hope grace amen power strong hard soft big little \
        small new old day night morning evening holiday christmas easter birthday beach ocean river \
        mountain forest garden house home cottage street road england britain london scotland wales \
        ireland america europe the and you are for with not this that mypassword yourpassword my \
        your our its it is me in on to of no yes please thanks thankyou whatever anything something \
        nothing nobody somebody blank none null temp temporary spare backup private public keyboard \
        mouse monitor printer correct horse battery staple qwerty qwertz azerty asdf zxcv abc abcd xyz
        """

    private static let names = """
        adam adrian aidan alan albert alex alexander alexandra alfie alice alison amanda amber amelia \
        amy andrea andrew angela anna anne annie anthony archie arthur ashley austin barbara barry \
        becky ben benjamin bella beth bethany betty bill billy bob bobby brandon brian bruce callum \
        cameron carl carol caroline catherine charles charlie charlotte chloe chris christian \
        christine christopher claire clare colin connor craig daisy daniel danielle darren dave david \
        dawn dean debbie deborah dennis derek diane donna dorothy douglas dylan edward elaine eleanor \
        elizabeth ella ellie emily emma eric erin ethan eva evelyn evie faye finley fiona florence \
        frances francis frank fred freddie frederick freya gary gavin gemma george georgia gerald \
        gillian gordon graham grace hannah harriet harrison harry harvey hayley heather helen henry \
        holly howard hugh ian imogen irene isaac isabel isabella isla ivy jack jackie jacob jade jake \
        james jamie jane janet jason jasmine jean jenna jennifer jenny jess jessica jessie jim jimmy \
        joan joanna joanne joe john johnny jonathan jordan joseph josh joshua joyce judith julia \
        julian julie june justin karen kate katherine kathleen katie kayleigh keith kelly ken kenneth \
        kerry kevin kieran kim kirsty kyle laura lauren lee leo leon leanne lesley leslie lewis liam \
        lily linda lindsey lisa liz logan lola louis louise lucas lucy luke lynn maddie madison \
        margaret maria marie mark martin mary mason matt matthew maureen max megan melanie melissa mia \
        michael michelle mike millie mohammed molly morgan muhammad nancy naomi natalie natasha nathan \
        neil nicholas nick nicola nicole nigel noah nora norman oliver olivia oscar owen pamela pat \
        patricia patrick paul paula pauline penny pete peter phil philip phoebe poppy rachel ralph ray \
        raymond rebecca reece rhys richard rick ricky riley rita rob robbie robert robin roger ron \
        ronald ronnie rosie ross roy ruby russell ruth ryan sally sam samantha samuel sandra sara sarah \
        scott sean sebastian shannon sharon sheila shirley simon sofia sonia sophia sophie stacey \
        stanley stella stephanie stephen steve steven stewart stuart sue susan suzanne sylvia tanya \
        tara teddy terry theo theresa tim timothy tina toby tom tommy tony tracey tracy trevor tyler \
        vanessa vera victoria vicky vincent violet wayne wendy wendy will william willow yvonne zac \
        zachary zara zoe
        """

    private static let calendar = """
        january february march april may june july august september october november december jan feb \
        mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday \
        sunday mon tue wed thu fri sat sun week month year term halfterm today tomorrow yesterday
        """

    private static let places = """
        norfolk norwich yarmouth lynn kingslynn breckland broadland cromer sheringham thetford \
        dereham fakenham swaffham holt diss wymondham attleborough hunstanton broads county council \
        suffolk essex cambridge cambridgeshire lincolnshire lincoln kent surrey sussex devon cornwall \
        dorset somerset hampshire oxford birmingham bristol sheffield nottingham leicester glasgow \
        edinburgh cardiff belfast dublin paris
        """

    private static let work = """
        school schools teacher teaching teach head headteacher sendco senco send inclusion alongside \
        adviser advisor support specialist children child pupil pupils student class classroom \
        primary secondary academy college nursery learning education lesson reading writing maths \
        english science history geography zone team meeting trust governor psychologist
        """
}
