import gzip,math,re,collections,sys,os
V="aeiouyäöü"
def load():
    F={}
    def add(w,c,cap):
        w=w.replace("ß","ss")
        if not re.fullmatch(r"[a-zäöüéèêáàâóòôíñçšžčćåøæë]{2,}",w): return
        a=F.get(w)
        if a: F[w]=(a[0]+c,(a[0]*a[1]+c*cap)/(a[0]+c))
        else: F[w]=(c,cap)
    for l in gzip.open("/work/shared/lexicon/word_counts.tsv.gz","rt"):
        w,c,s=l.split("\t"); add(w,int(c),float(s))
    for l in open("extra_counts.tsv"):
        w,c,s=l.split("\t"); c=int(c)
        if c>=3: add(w,c,float(s))
    return F
def lines(p):
    return [l.split("#")[0].strip() for l in open(p) if l.split("#")[0].strip()] if os.path.exists(p) else []
PREF=set("be ge er ver ent zer un miss ur re de des dis in im ab an auf aus ein bei vor nach mit um zu zum zur über unter durch wider wieder hin her los fort nieder zurück empor ob da dar hier wo voll weg heim an am als so wie was bis für je nur sehr ins vom von den dem der die das ist und oder aber auch noch man sie wir ihr er es kein keine sein seine mein ohne seit trotz wegen während gegenüber herein hinein heraus hinaus herauf hinauf herab hinab herunter hinunter heran herbei vorbei voran voraus vorüber umher zusammen entgegen dazu davon dafür daran darauf darum dabei damit danach wozu wovon wofür woran worauf tel ti ra en te der ter ler ner ers ens and ant int ins ent".split())
PREF|=set("ang aus war hat gab lag bar ver alt".split())-{"alt"}
SUFF=set("schaft schaften heit heiten keit keiten ung ungen tum tums tümer nis nisse nissen nisses ling linge lingen lings lein chen chens los lose losen loser loses losem losigkeit bar bare baren barer bares barkeit haft hafte haften hafter haftes sam same samen samer sames ismus ist isten istin istinnen ant anten ent enten ion ionen tion tät täten ik iker ikern ikers ikerin isch ische ischen ischer isches ischem lich liche lichen licher liches lichem ig ige igen iger iges weise mal mals falls lang lange langen langer langes wärts seits halb halber fach fache fachen ler lern lers lerin ner nern erin innen rin ding dings end ende enden ender endes ten ter tes test teste est ert erte erten nen ren gen den sen des der die das dem wegen zufolge zuliebe hin her an auf aus ab ein bei vor nach mit um zu über unter durch".split())-{"ende","enden","endes","test","ist"}
PREF|=set(lines("block_mod.txt")); SUFF|=set(lines("block_head.txt"))
MODS_OK=set("öl ei nicht".split())
F=load()
EXTRA=lines("extra_words.txt")+lines("more_words.txt")   # nouns capitalised, others small; "=" prefix: name or word that is whole
WHOLE=set(); XTRA=set(); XN=set()
for e in EXTRA:
    for w in e.split():
        whole=w.startswith("="); w=w.lstrip("=")
        k=w.lower().replace("ß","ss"); cap=1.0 if w[0].isupper() else 0.0
        c,_=F.get(k,(0,0))
        F[k]=(max(c,12), cap if c<12 else _)
        if whole: WHOLE.add(k)
        else:
            XTRA.add(k)
            if cap: XN.add(k)
print(len(F),"forms",len(WHOLE),"wholes",file=sys.stderr)
def snow():
    import subprocess
    ws=sorted(F)
    p=subprocess.run(["/tmp/gb/build/snow"],input="\n".join(ws)+"\n",capture_output=True,text=True)
    return dict(zip(ws,p.stdout.split("\n")))
STEM=snow()
WS={}
for w in WHOLE: WS.setdefault(STEM[w],w)
for w in F:
    o=WS.get(STEM[w])
    if o and (w.startswith(o) or o.startswith(w) or len(w)<=len(o)+3 and w[:4]==o[:4]): WHOLE.add(w)
for w in list(WHOLE): WHOLE.add(w+"s")
VOW=re.compile("[aeiouyäöü]")
noun=lambda w:F[w][1]>=.45
SHORT=set(lines("short_ok.txt"))
def usable(b):
    c,cap=F[b]; L=len(b)
    if b in XTRA: return True
    if not VOW.search(b): return False
    if L<=3: return b in SHORT
    if L==4: return c>=100 and cap>=.45 or c>=400
    if L==5: return c>=20
    return c>=6
ADJSUF=re.compile(r"(lich|isch|ig|bar|haft|los|sam|reich|arm|frei|voll|fähig|würdig|weit|mässig|nah|fern|politisch|schwer|stark|schwach|treu|fest|sicher|freundlich|feindlich|kritisch|bereit|pflichtig|widrig|neutral|sozial|legal|end|ell|iv|al|är|ös|abel|ibel|gerecht|intensiv|dicht|müde|krank|extrem|nahe)(e|en|er|es|em|ere|eren|ste|sten)?$")
PART=re.compile(r"ge.{3,}(t|en)(e|en|er|es|em)?$|.{4,}iert(e|en|er|es|em)?$")
def headable(w):
    if w in SUFF or len(w)<2: return False
    if not usable(w): return False
    if w in XN: return True
    if w in XTRA and len(w)>=4: return True
    if noun(w): return True
    if w.endswith("en") and F[w][1]>=.2: return True
    return bool(ADJSUF.search(w) or PART.match(w)) and len(w)>=4
# modifier surfaces from bases
def surfaces(b):
    c,cap=F[b]; out=[]
    n=cap>=.45 or b in XN
    L=len(b)
    out.append((b,0.0 if n else -1.5))
    if n:
        e=b[-1]
        if re.search(r"(ung|heit|keit|schaft|ion|tät|ing|tum|ling|at|um|al|en|el|er|ekt|ieb|ug|ang|icht|ahl)$",b): out.append((b+"s",0.0))
        elif e not in "sxze": out.append((b+"s",-1.5))
        if e in "bdfgklmnprtsz" : out.append((b+"es",-2.5))
        if e=="e":
            out.append((b+"n",0.0)); out.append((b+"ns",-3))
            if L>=4: out.append((b[:-1],-1.0)); out.append((b[:-1]+"s",-2.5))
        elif b.endswith(("er","el")): out.append((b+"n",-1.5))
        elif e not in "nsxz" or b.endswith(("in","on")): out.append((b+"en",-1.5))
        if e not in V: out.append((b+"er",-3.0)); out.append((b+"e",-2.5))
    else:
        if b.endswith("en") and L>=5: out.append((b[:-2],-0.5))
        elif b.endswith(("eln","ern")) and L>=6: out.append((b[:-1],-0.5))
        if b.endswith("e") and L>=5: out.append((b[:-1],-2))
    return [(s,p) for s,p in out if len(s)>=2 and s not in PREF]
MODX=set(w.replace('ß','ss') for w in lines('mods.txt'))
GEN={}
def run(iters=4,c0=9.0,c1=1.05,lm=0.15,lh=0.15,verbose=True):
    words=[w for w in F if len(w)>=5 and F[w][0]>=3]
    words.sort(key=len)
    cm=collections.Counter(); ch=collections.Counter(); compound={}
    # init: count of types that begin/end so
    pre=collections.Counter(); suf=collections.Counter()
    for w in words:
        if noun(w):
            for i in range(3,len(w)-2): pre[w[:i]]+=1; suf[w[i:]]+=1
    bases=[b for b in F if len(b)<=16 and F[b][0]>=3 and usable(b)]
    for it in range(iters):
        ok=[b for b in bases if compound.get(b,0)<.5]
        qm=collections.defaultdict(float)
        for b in ok:
            f=math.sqrt(F[b][0])
            for s,p in surfaces(b): qm[s]=max(qm[s],f*math.exp(p))
        for s in MODX: qm[s]=max(qm[s],6.0)
        for b,(cnt,cap) in list(F.items()):
            if cap<.4 and cnt>=8 and len(b)>=5 and b.endswith("en") and compound.get(b,0)<.5 and not b.endswith(("ungen","igen","lichen","ischen")):
                v=b[:-2]; f=math.sqrt(cnt)
                if v[-1:] in "lr" and len(v)>4 and False: continue
                if v+"t" in F or v+"te" in F or v+"st" in F or "ge"+v+"t" in F:
                    qm[v+"ungs"]=max(qm[v+"ungs"],f*.3); qm[v]=max(qm[v],f*.4) if v not in PREF else 0
                    GEN[v+"ung"]=max(GEN.get(v+"ung",0),f*.3); GEN[v+"er"]=max(GEN.get(v+"er",0),f*.2)
        qh=collections.defaultdict(float)
        hs=[b for b in F if headable(b) and compound.get(b,0)<.5]
        gcount=collections.Counter()
        for b in hs:
            f=math.sqrt(F[b][0]); qh[b]=max(qh[b],f)
            if False and noun(b) and b[-1] not in "sxz" and len(b)>=3:
                for e in ("s","es","e","en","n","er","ern","in","innen"):
                    if e[0]=="e" and b[-1]=="e": continue
                    if e=="n" and b[-1] not in "elr": continue
                    if e in("in","innen") and not b.endswith("er"): continue
                    k=b+e
                    if k in SUFF or k in F: continue
                    if qh[k]<f*.15: qh[k]=f*.15; STEM.setdefault(k,STEM[b])
        for k in XTRA:
            if k in qh: qh[k]=max(qh[k],9.0)
            for s,p in surfaces(k): qm[s]=max(qm[s],9.0*math.exp(p))
        for k,f in GEN.items():
            if k not in F and k not in SUFF: qh[k]=max(qh[k],f); STEM.setdefault(k,k)
        for k in [k for k in qm if k in PREF]: del qm[k]
        Zm=sum(qm.values()); Zh=sum(qh.values())
        if it==0:
            for s in qm: cm[s]=min(pre.get(s,0),3000)**.9 if len(s)>=4 or pre.get(s,0)>20 else 0
            for b in qh: ch[STEM[b]]+=min(suf.get(b,0),2000)**.9 if len(b)>=4 or suf.get(b,0)>20 else 0
        Nm=sum(cm.values()); Nh=sum(ch.values())
        lamm=lm*Nm; lamh=lh*Nh
        mlp={s:math.log((cm.get(s,0)+lamm*qm[s]/Zm)/(Nm+lamm)) for s in qm}
        hlp={b:math.log((ch.get(STEM[b],0)+lamh*qh[b]/Zh)/(Nh+lamh)) for b in qh}
        if it==iters-1: break
        cm2=collections.Counter(); ch2=collections.Counter(); compound={}
        for w in words:
            if w in WHOLE: continue
            r=expect(w,mlp,hlp,compound,c0,c1)
            if r is None: continue
            pc,me,he=r
            compound[w]=pc
            if pc<.05: continue
            for s,p in me.items(): cm2[s]+=p
            for s,p in he.items(): ch2[STEM[s]]+=p
        cm,ch=cm2,ch2
        if verbose: print(it,sum(1 for x in compound.values() if x>.5),"compounds",len(mlp),len(hlp),file=sys.stderr)
    return mlp,hlp,compound,cm,ch
def simp(n,c0,c1): return -(c0+c1*n)
def expect(w,mlp,hlp,compound,c0,c1):
    n=len(w)
    # forward
    fw=[None]*(n+1); fw[0]=0.0; edges=[]
    for i in range(0,n-2):
        if fw[i] is None: continue
        for j in range(i+2,n-2):
            lp=mlp.get(w[i:j])
            if lp is None: continue
            edges.append((i,j,lp)); x=fw[i]+lp
            fw[j]=x if fw[j] is None else (max(fw[j],x)+math.log1p(math.exp(-abs(fw[j]-x))))
    tot=None; heads=[]
    for i in range(2,n-2):
        if fw[i] is None: continue
        s=w[i:]
        lp=hlp.get(s)
        if lp is None or (compound.get(s,0)>=.5): continue
        heads.append((i,lp)); x=fw[i]+lp
        tot=x if tot is None else max(tot,x)+math.log1p(math.exp(-abs(tot-x)))
    if tot is None: return None
    sp=simp(n,c0,c1)
    z=max(tot,sp)+math.log1p(math.exp(-abs(tot-sp)))
    pc=math.exp(tot-z)
    bw=[None]*(n+1)
    for i,lp in heads: bw[i]=lp
    for i,j,lp in reversed(edges):
        if bw[j] is None: continue
        x=lp+bw[j]; bw[i]=x if bw[i] is None else max(bw[i],x)+math.log1p(math.exp(-abs(bw[i]-x)))
    me=collections.Counter(); he=collections.Counter()
    for i,j,lp in edges:
        if bw[j] is not None: me[w[i:j]]+=math.exp(fw[i]+lp+bw[j]-z)
    for i,lp in heads: he[w[i:]]+=math.exp(fw[i]+lp-z)
    return pc,me,he
def viterbi(w,mlp,hlp,c0,c1,known=True):
    n=len(w); best=[(-1e9,None)]*(n+1); best[0]=(0,None)
    for i in range(0,n-2):
        if best[i][0]<-1e8: continue
        for j in range(i+2,n-2):
            lp=mlp.get(w[i:j])
            if lp is not None and best[i][0]+lp>best[j][0]: best[j]=(best[i][0]+lp,i)
    b=(simp(n,c0,c1),None)
    if w in WHOLE: return [w]
    for i in range(2,n-2):
        lp=hlp.get(w[i:])
        if lp is not None and best[i][0]+lp>b[0]: b=(best[i][0]+lp,i)
    if b[1] is None: return [w]
    out=[w[b[1]:]]; i=b[1]
    while i: out.append(w[best[i][1]:i]); i=best[i][1]
    return out[::-1]
if __name__=="__main__":
    import pickle
    m,h,c,cm,ch=run()
    pickle.dump((m,h,c,cm,ch,F,WHOLE,STEM,GEN),open("model.pkl","wb"))
